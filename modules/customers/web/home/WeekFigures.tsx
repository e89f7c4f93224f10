import { useQuery } from '@tanstack/react-query'
import { defaultStringifySearch } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { useObjects } from '#app/web/objects/ObjectsProvider.tsx'
import { PartProblem } from '#app/web/objects/PartProblem.tsx'
import { useFormats } from '#app/web/ui/format.ts'
import { UiLink } from '#app/web/ui/UiLink.tsx'
import { CardHead } from './CardHead.tsx'
import type { CardProps } from './cards.ts'
import styles from './Home.module.css'
import { figuresQuery } from './home-query.ts'
import side from './SideCards.module.css'

/** What came in seven days, beside the seven before; each opens what it counts. */
export function WeekFigures(props: CardProps) {
  const { t } = useTranslation('home')
  const formats = useFormats()
  const { models } = useObjects()
  const figures = useQuery(figuresQuery(props.mine))
  return (
    <section className={styles.section} aria-label={t('cards.figures')}>
      <CardHead title={t('cards.figures')} {...props} />
      {figures.error && <PartProblem problem={figures.error} retry={() => void figures.refetch()} />}
      <ul className={side.figures}>
        {figures.data?.items.map(({ name, object, count, before, filter }) => (
          <li key={name}>
            <UiLink href={`${models.get(object)?.path ?? '/'}${defaultStringifySearch({ filter })}`}>
              <span>{t(`figures.${name}`)}</span>
              <strong>{formats.number(count)}</strong>
            </UiLink>
            <span>{t('figures.before', { shown: formats.number(before) })}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}
