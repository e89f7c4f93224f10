import { Button } from '@mantine/core'
import { useSuspenseInfiniteQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { useFormats } from '#app/web/ui/format.ts'
import { rowNote, rowWords, Section, sectionRows } from '#app/web/ui/Section.tsx'
import { MailPreview } from './MailPreview.tsx'
import { MailStatusBadge } from './MailStatusBadge.tsx'
import { NoMailServer } from './NoMailServer.tsx'
import styles from './Operation.module.css'
import { outboxQuery } from './operation.ts'

const route = getRouteApi('/app/settings/outbox')

/** The mails Kith writes: what left, what did not, and why. */
export function OutboxSettings() {
  const { t } = useTranslation('team')
  const format = useFormats()
  const { mail } = route.useSearch()
  const navigate = route.useNavigate()
  const { data, fetchNextPage, hasNextPage, isFetchingNextPage } = useSuspenseInfiniteQuery(outboxQuery())
  const items = data.pages.flatMap((page) => page.items)
  const mailServer = data.pages[0]?.mailServer ?? false
  const show = (id: string | undefined) => navigate({ search: { mail: id } })
  return (
    <Section title={t('outbox.title')} detail={t('outbox.detail')}>
      <div className={styles.page}>
        {!mailServer && <NoMailServer />}
        {items.length === 0 && <p className={rowNote}>{t('outbox.none')}</p>}
        {items.length > 0 && (
          <ul className={sectionRows}>
            {items.map(({ id, to, subject, status, createdAt, lastError }) => (
              <li key={id} className={styles.opens}>
                <div className={rowWords}>
                  <button type="button" className={`plain ${styles.subject}`} onClick={() => show(id)}>
                    {subject || t('outbox.private')}
                  </button>
                  <p className={rowNote}>
                    {t('outbox.to', { to })} ·{' '}
                    <span title={format.dateTime(createdAt)}>{format.relative(createdAt)}</span>
                  </p>
                  {lastError && status !== 'sent' && <p className={styles.why}>{lastError}</p>}
                </div>
                <MailStatusBadge status={status} />
              </li>
            ))}
          </ul>
        )}
        {hasNextPage && (
          <Button loading={isFetchingNextPage} onClick={() => fetchNextPage()}>
            {t('more')}
          </Button>
        )}
      </div>
      {mail && <MailPreview mailId={mail} mailServer={mailServer} close={() => show(undefined)} />}
    </Section>
  )
}
