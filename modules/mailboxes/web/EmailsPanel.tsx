import { IconArrowDownLeft, IconArrowUpRight, IconPaperclip } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '#app/web/api.ts'
import type { RecordSearch } from '#app/web/objects/list-search.ts'
import type { RecordPartProps } from '#app/web/objects/object-view.ts'
import { mayIn } from '#app/web/session.ts'
import { useShell } from '#app/web/shell/shell-context.ts'
import { useFormats } from '#app/web/ui/format.ts'
import { EmailDrawer } from './EmailDrawer.tsx'
import styles from './Emails.module.css'
import type { EmailHead } from './mailbox-client.ts'

const FEW = 5

/** The mails with a contact, as far as their mailboxes show them; none, no panel. */
export function EmailsPanel({ record }: RecordPartProps) {
  const { t } = useTranslation('mailboxes')
  const may = mayIn(useShell().session)
  const [all, setAll] = useState(false)
  const { open, ...search }: RecordSearch = useSearch({ strict: false })
  const navigate = useNavigate()
  const { data } = useQuery({
    ...api.emails.list.queryOptions({ input: { contactId: record.id } }),
    enabled: may('emails.read'),
  })
  const emails = data?.items ?? []
  if (emails.length === 0) return null
  const opened = emails.find(({ id, excerpt }) => id === open && excerpt !== null)
  const show = (id?: string) => void navigate({ to: '.', search: (id ? { ...search, open: id } : search) as never }) // the pages of records hang below a parent known at run time only
  return (
    <section className={styles.panel} aria-label={t('emails.title')}>
      <h2 className={styles.heading}>
        {t('emails.title')} <span className={styles.small}>{emails.length}</span>
      </h2>
      <ul className={styles.list}>
        {emails.slice(0, all ? emails.length : FEW).map((email) => (
          <li key={email.id}>
            <EmailLine email={email} open={() => show(email.id)} />
          </li>
        ))}
      </ul>
      {!all && emails.length > FEW && (
        <button type="button" className={`plain ${styles.more}`} onClick={() => setAll(true)}>
          {t('emails.all', { count: emails.length })}
        </button>
      )}
      {opened && <EmailDrawer head={opened} close={() => show()} />}
    </section>
  )
}

/** One whose words its mailbox does not show is told of, and does not open. */
function EmailLine({ email, open }: { email: EmailHead; open: () => void }) {
  const { t } = useTranslation('mailboxes')
  const formats = useFormats()
  const { direction, subject, excerpt, from, to, sentAt, attachments } = email
  const Icon = direction === 'in' ? IconArrowDownLeft : IconArrowUpRight
  const who = direction === 'in' ? from : (to[0] ?? from)
  const words = (
    <>
      <Icon size={14} stroke={1.6} aria-label={t(`emails.${direction}`)} />
      <span className={styles.words}>
        <span className={styles.subject}>
          {subject === null ? t('emails.hidden') : subject || t('emails.noSubject')}
        </span>
        <span className={styles.small}>
          {`${who.name || who.address} · ${formats.relative(sentAt)}`}
          {attachments > 0 && <IconPaperclip size={12} stroke={1.6} aria-label={t('emails.attached')} />}
        </span>
      </span>
    </>
  )
  if (excerpt === null) return <div className={styles.line}>{words}</div>
  return (
    <button type="button" className={`plain ${styles.line}`} onClick={open}>
      {words}
    </button>
  )
}
