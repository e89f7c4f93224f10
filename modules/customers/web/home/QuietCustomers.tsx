import { IconZzz } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { PartProblem } from '#app/web/objects/PartProblem.tsx'
import { useFormats } from '#app/web/ui/format.ts'
import { RowSkeletons } from '#app/web/ui/PageSkeleton.tsx'
import { useSources } from '#app/web/ui/sources.ts'
import { UiLink } from '#app/web/ui/UiLink.tsx'
import { CardHead } from './CardHead.tsx'
import type { CardProps } from './cards.ts'
import styles from './Home.module.css'
import { quietQuery } from './home-query.ts'

const known = ['order', 'note', 'task', 'activity'] as const

/** Customers of whom nothing was heard for long: the newest of them can still be won back. */
export function QuietCustomers(props: CardProps) {
  const { t } = useTranslation(['home', 'customers'])
  const formats = useFormats()
  const { users } = useSources()
  const quiet = useQuery(quietQuery(props.mine))
  return (
    <section className={styles.section} aria-label={t('cards.quiet')}>
      <CardHead title={t('cards.quiet')} note={t('quiet.since', { days: quiet.data?.days ?? 60 })} {...props} />
      {quiet.isPending && <RowSkeletons count={3} />}
      {quiet.error && <PartProblem problem={quiet.error} retry={() => void quiet.refetch()} />}
      {quiet.data?.items.length === 0 && <p className={styles.none}>{t('quiet.none')}</p>}
      <ul className={styles.changes}>
        {quiet.data?.items.map(({ id, title, ownerId, lastAt, lastType }) => {
          const object = known.find((name) => lastType.startsWith(`${name}.`)) ?? 'other'
          return (
            <li key={id}>
              <UiLink href={`/contacts/${id}`} className={styles.change}>
                <span className={styles.icon} aria-hidden="true">
                  <IconZzz size={16} stroke={1.6} />
                </span>
                <span className={styles.words}>
                  <span className={styles.sentence}>
                    <strong>{title || t('customers:contact.nameless')}</strong>
                    <span className={styles.what}> · {t(`quiet.last.${object}`)}</span>
                  </span>
                  {!props.mine && ownerId && (
                    <span className={styles.excerpt}>{users.find((user) => user.id === ownerId)?.name}</span>
                  )}
                </span>
                <time dateTime={lastAt} className={styles.time}>
                  {formats.relative(lastAt)}
                </time>
              </UiLink>
            </li>
          )
        })}
      </ul>
    </section>
  )
}
