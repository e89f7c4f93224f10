import { Button, Modal, Skeleton } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { api } from '#app/web/api.ts'
import { useFormats } from '#app/web/ui/format.ts'
import { rowNote } from '#app/web/ui/Section.tsx'
import { tell, tellFailure } from '#app/web/ui/toasts.tsx'
import { MailStatusBadge } from './MailStatusBadge.tsx'
import styles from './Operation.module.css'

interface MailPreviewProps {
  mailId: string
  mailServer: boolean
  close: () => void
}

const AGAIN = ['not_sent', 'unsure', 'failed']

/** One mail as its reader gets it, what became of it, and sending it after all. */
export function MailPreview({ mailId, mailServer, close }: MailPreviewProps) {
  const { t } = useTranslation('team')
  const cache = useQueryClient()
  const { data: mail, error } = useQuery(api.outbox.get.queryOptions({ input: { mailId } }))
  const retry = useMutation(
    api.outbox.retry.mutationOptions({
      onError: tellFailure,
      onSuccess: () => {
        tell(t('outbox.again'))
        return cache.invalidateQueries({ queryKey: api.outbox.key() })
      },
    }),
  )
  const again = mail && !mail.confidential && AGAIN.includes(mail.status)
  return (
    <Modal
      opened
      onClose={close}
      size="lg"
      title={mail ? mail.subject || t('outbox.private') : t('outbox.title')}
      closeButtonProps={{ 'aria-label': t('ui:close') }}
    >
      {error && <p role="alert">{error.message}</p>}
      {!mail && !error && <Skeleton height={200} />}
      {mail && (
        <div className={styles.mail}>
          <div className={styles.became}>
            <MailStatusBadge status={mail.status} />
            <p>{t(`outbox.means.${mail.status}`)}</p>
          </div>
          <MailText mail={mail} />
          <Tries tries={mail.tries} />
          {again && (
            <div className={styles.became}>
              <Button
                variant="filled"
                disabled={!mailServer}
                loading={retry.isPending}
                onClick={() => retry.mutate({ mailId })}
              >
                {t('outbox.sendNow')}
              </Button>
              {!mailServer && <p className={rowNote}>{t('outbox.noServer.first')}</p>}
            </div>
          )}
        </div>
      )}
    </Modal>
  )
}

type Mail = Awaited<ReturnType<typeof import('#app/web/api.ts').client.outbox.get>>

function MailText({ mail: { to, confidential, html, text } }: { mail: Mail }) {
  const { t } = useTranslation('team')
  if (confidential) return <p className={styles.hidden}>{t('outbox.confidential', { to })}</p>
  return (
    <>
      <p className={rowNote}>{t('outbox.to', { to })}</p>
      {html ? (
        // Nothing in it runs or loads: no scripts by the sandbox, no pictures of strangers by our policy.
        <iframe className={styles.frame} sandbox="" srcDoc={html} title={t('outbox.text')} />
      ) : (
        <pre className={styles.text}>{text}</pre>
      )}
    </>
  )
}

function Tries({ tries }: { tries: Mail['tries'] }) {
  const { t } = useTranslation('team')
  const format = useFormats()
  const failed = tries.filter(({ error }) => error !== null)
  if (failed.length === 0) return null
  return (
    <ul className={styles.tries} aria-label={t('outbox.tries')}>
      {failed.map(({ at, error }) => (
        <li key={at}>
          <span className={rowNote}>{format.dateTime(at)}</span> {error}
        </li>
      ))}
    </ul>
  )
}
