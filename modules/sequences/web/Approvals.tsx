import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { UiLink } from '#app/web/ui/UiLink.tsx'
import { ApproveDialog } from './ApproveDialog.tsx'
import styles from './Sequences.module.css'
import { approvalsQuery, type Enrolment } from './sequence-client.ts'

/** The mails that wait until somebody approves them; nothing where none does. */
export function Approvals() {
  const { t } = useTranslation('sequences')
  const { data } = useQuery(approvalsQuery)
  const [open, setOpen] = useState<Enrolment>()
  const waiting = data?.items ?? []
  if (waiting.length === 0) return null
  return (
    <section className={styles.approvals} aria-label={t('approval.title')}>
      <h2 className={styles.heading}>{t('approval.title')}</h2>
      <ul className={styles.lines}>
        {waiting.map((one) => (
          <li key={one.id} className={styles.line}>
            <div className={styles.words}>
              <p className={styles.letterSubject}>{one.draft?.subject}</p>
              <p className={styles.small}>
                <UiLink href={`/contacts/${one.contactId}`}>{one.contact}</UiLink> · {one.sequence}
              </p>
            </div>
            <Button size="xs" onClick={() => setOpen(one)}>
              {t('approval.look')}
            </Button>
          </li>
        ))}
      </ul>
      {open?.draft && <ApproveDialog enrolment={open} draft={open.draft} close={() => setOpen(undefined)} />}
    </section>
  )
}
