import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { RecordPartProps } from '#app/web/objects/object-view.ts'
import { useFormats } from '#app/web/ui/format.ts'
import { AnswersOf } from './AnswersOf.tsx'
import styles from './Chat.module.css'
import { visitorQuery } from './chat-client.ts'

/** Who is on the other side of a chat: whether they are here and write, the page they are on, what they were asked, earlier visits. */
export function VisitorPanel({ record }: RecordPartProps) {
  const { t } = useTranslation('chat')
  const formats = useFormats()
  const isChat = record.channel === 'chat'
  const { data } = useQuery({ ...visitorQuery(record.id), enabled: isChat })
  const visitor = data?.visitor
  if (!isChat || !visitor) return null
  const { isHere, isTyping, isProven, hasRead, page, answers, visits, seenAt, chat } = visitor
  return (
    <section className={styles.visitor} aria-label={t('visitor.title')}>
      <h3>{t('visitor.title')}</h3>
      <p role="status" className={styles.here} data-here={isHere || undefined}>
        {isTyping
          ? t('visitor.typing')
          : isHere
            ? t('visitor.here')
            : t('visitor.gone', { when: formats.relative(seenAt) })}
      </p>
      <dl>
        {page && (
          <>
            <dt>{t('visitor.page')}</dt>
            <dd>
              <Page {...page} />
            </dd>
          </>
        )}
        <dt>{t('visitor.by')}</dt>
        <dd>{chat}</dd>
        <dt>{t('visitor.identity')}</dt>
        <dd>{t(isProven ? 'visitor.proven' : 'visitor.unproven')}</dd>
        <dt>{t('visitor.read')}</dt>
        <dd>{t(hasRead ? 'visitor.hasRead' : 'visitor.hasNotRead')}</dd>
        {answers.map(({ label, value }) => (
          <div key={label} className={styles.pair}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {visits.length > 0 && (
        <details>
          <summary>{t('visitor.visits', { count: visits.length })}</summary>
          <ul>
            {visits.map(({ from, pages }) => (
              <li key={from}>
                <span className={styles.quiet}>{formats.dateTime(from)}</span>
                <ul>
                  {pages.map((one) => (
                    <li key={one.seenAt}>
                      <Page {...one} />
                    </li>
                  ))}
                </ul>
              </li>
            ))}
          </ul>
        </details>
      )}
      <AnswersOf conversationId={record.id} />
    </section>
  )
}

/** Addresses come from strangers: only those of the web are links. */
function Page({ url, title }: { url: string; title: string }) {
  const words = title || url
  return /^https?:\/\//.test(url) ? (
    <a href={url} target="_blank" rel="noopener noreferrer">
      {words}
    </a>
  ) : (
    words
  )
}
