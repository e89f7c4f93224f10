import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { PartProblem } from '#app/web/objects/PartProblem.tsx'
import { useFormats } from '#app/web/ui/format.ts'
import { UiLink } from '#app/web/ui/UiLink.tsx'
import { CardHead } from './CardHead.tsx'
import styles from './Home.module.css'
import { unreadQuery } from './home-query.ts'

/** What one was told and has not read: mentions, hand-overs, what was assigned. Nothing waits, nothing is shown. */
export function Waiting() {
  const { t, i18n } = useTranslation('home')
  const formats = useFormats()
  const unread = useQuery(unreadQuery(i18n.language === 'de' ? 'de' : 'en'))
  if (!unread.error && !unread.data?.items.length) return null
  return (
    <section className={styles.section} aria-label={t('cards.waiting')}>
      <CardHead title={t('cards.waiting')} />
      {unread.error && <PartProblem problem={unread.error} retry={() => void unread.refetch()} />}
      <ul className={styles.changes}>
        {unread.data?.items.map(({ id, line, excerpt, href, createdAt }) => (
          <li key={id}>
            <UiLink href={href ?? '/'} className={styles.change}>
              <span className={styles.words}>
                <span className={styles.sentence}>{line}</span>
                {excerpt && <span className={styles.excerpt}>{excerpt}</span>}
              </span>
              <time dateTime={createdAt} className={styles.time}>
                {formats.relative(createdAt)}
              </time>
            </UiLink>
          </li>
        ))}
      </ul>
    </section>
  )
}
