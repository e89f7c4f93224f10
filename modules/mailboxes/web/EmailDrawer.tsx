import { Skeleton } from '@mantine/core'
import { IconPaperclip } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { api } from '#app/web/api.ts'
import { PlainText } from '#app/web/collaboration/PlainText.tsx'
import { MailBody } from '#app/web/mail/MailBody.tsx'
import { useFormats } from '#app/web/ui/format.ts'
import { SideDrawer } from '#app/web/ui/SideDrawer.tsx'
import styles from './Emails.module.css'
import type { Email, EmailHead } from './mailbox-client.ts'

/** One mail: who wrote to whom, what it says, what hangs on it. */
export function EmailDrawer({ head, close }: { head: EmailHead; close: () => void }) {
  const { t } = useTranslation('mailboxes')
  const formats = useFormats()
  const { data, error } = useQuery(api.emails.get.queryOptions({ input: { id: head.id }, retry: false }))
  const names = (people: EmailHead['to']) => people.map(({ name, address }) => name || address).join(', ')
  return (
    <SideDrawer title={head.subject || t('emails.noSubject')} close={close} size={720}>
      <dl className={styles.head}>
        <dt>{t('emails.from')}</dt>
        <dd>{head.from.name ? `${head.from.name} <${head.from.address}>` : head.from.address}</dd>
        <dt>{t('emails.to')}</dt>
        <dd>{names([...head.to, ...head.cc])}</dd>
        <dt>{t('emails.at')}</dt>
        <dd>{formats.dateTime(head.sentAt)}</dd>
      </dl>
      {error && (
        <p role="alert" className={styles.small}>
          {error.message}
        </p>
      )}
      {!data && !error && <Skeleton height={160} />}
      {data && <Words email={data} />}
      {data && <Attachments email={data} />}
    </SideDrawer>
  )
}

function Words({ email }: { email: Email }) {
  const words = <PlainText body={email.text} />
  if (email.html === null) return words
  const { isDesigned, hasRemoteImages, remoteAllowed, from } = email
  return (
    <MailBody emailId={email.id} look={{ isDesigned, hasRemoteImages, remoteAllowed, sender: from.address }}>
      {words}
    </MailBody>
  )
}

function Attachments({ email }: { email: Email }) {
  const { t } = useTranslation('mailboxes')
  const formats = useFormats()
  const hanging = email.attachments.filter(({ inline }) => !inline)
  if (hanging.length === 0) return null
  return (
    <ul className={styles.files}>
      {hanging.map(({ id, fileId, notKept, name, size }) => (
        <li key={id}>
          <IconPaperclip size={14} stroke={1.6} aria-hidden="true" />
          {fileId ? (
            <a href={`/api/v1/emails/${email.id}/attachments/${id}`} download={name}>
              {name}
            </a>
          ) : (
            <span>{name}</span>
          )}
          <span className={styles.small}>
            {notKept
              ? t(`emails.notKept.${notKept}`)
              : t('emails.size', { kb: formats.number(Math.max(1, Math.round(size / 1024))) })}
          </span>
        </li>
      ))}
    </ul>
  )
}
