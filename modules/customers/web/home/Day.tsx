import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { PartProblem } from '#app/web/objects/PartProblem.tsx'
import { placeOf } from '#app/web/search.ts'
import { useFormats } from '#app/web/ui/format.ts'
import { useSources } from '#app/web/ui/sources.ts'
import { UiLink } from '#app/web/ui/UiLink.tsx'
import { CardHead } from './CardHead.tsx'
import type { CardProps } from './cards.ts'
import styles from './Home.module.css'
import { dayQuery } from './home-query.ts'
import side from './SideCards.module.css'

/** The calls and meetings of today, by the clock. */
export function Day(props: CardProps) {
  const { t } = useTranslation('home')
  const formats = useFormats()
  const { users } = useSources()
  const day = useQuery(dayQuery(formats.dayKey(new Date().toISOString()), props.mine))
  const entries = day.data?.items.filter(({ object, state }) => object === 'activity' && state !== 'cancelled') ?? []
  return (
    <section className={styles.section} aria-label={t('cards.day')}>
      <CardHead title={t('cards.day')} note={entries.length || undefined} {...props} />
      {day.error && <PartProblem problem={day.error} retry={() => void day.refetch()} />}
      {day.data && entries.length === 0 && <p className={styles.none}>{t('day.none')}</p>}
      <ul className={side.day}>
        {entries.map(({ id, object, title, start, minutes, personId, state }) => (
          <li key={id} data-done={state === 'done' || undefined}>
            <time dateTime={start}>{formats.time(start)}</time>
            <UiLink href={placeOf(object, id)}>
              <span className={styles.sentence}>{title}</span>
              <span className={styles.excerpt}>
                {[
                  minutes && formats.duration(minutes * 60),
                  !props.mine && users.find((user) => user.id === personId)?.name,
                ]
                  .filter(Boolean)
                  .join(' · ')}
              </span>
            </UiLink>
          </li>
        ))}
      </ul>
    </section>
  )
}
