import { useTranslation } from 'react-i18next'
import { useFormats } from '#app/web/ui/format.ts'
import styles from './Mailboxes.module.css'
import { type Mailbox, problemIn } from './mailbox-client.ts'

interface MailboxProblemProps {
  mailbox: Mailbox
  /** Why the way over its provider ended here. */
  refused: string | undefined
}

/** What stands in the way of a mailbox, in words, and what its server said. */
export function MailboxProblem({ mailbox, refused }: MailboxProblemProps) {
  const { t } = useTranslation('mailboxes')
  const formats = useFormats()
  const { lastError, retryAt, provider, isConnected } = mailbox
  const problem = lastError ? problemIn(lastError) : null
  return (
    <>
      {refused && (
        <p role="alert" className={styles.bad}>
          {t([`refused.${refused}`, 'refused.other'], { address: mailbox.address })}
        </p>
      )}
      {provider && !isConnected && <p className={styles.quiet}>{t('provider.waits', { name: provider.name })}</p>}
      {problem && isConnected && (
        <p className={styles.bad}>
          {t([`failure.${problem.code}`, 'failure.other'])}
          {retryAt && ` ${t('retry', { when: formats.dateTime(retryAt) })}`}
          {problem.said && <span className={styles.said}>{problem.said}</span>}
        </p>
      )}
    </>
  )
}
