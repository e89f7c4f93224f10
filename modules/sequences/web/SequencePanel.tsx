import { ActionIcon, Button } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { client } from '#app/web/api.ts'
import type { RecordPartProps } from '#app/web/objects/object-view.ts'
import { mayIn } from '#app/web/session.ts'
import { useShell } from '#app/web/shell/shell-context.ts'
import { textOf } from '#app/web/ui/field.ts'
import { useFormats } from '#app/web/ui/format.ts'
import { tellFailure } from '#app/web/ui/toasts.tsx'
import { UiLink } from '#app/web/ui/UiLink.tsx'
import { EnrolDialog } from './EnrolDialog.tsx'
import { EnrolmentActs } from './EnrolmentActs.tsx'
import styles from './Sequences.module.css'
import { enrolmentsQuery, forgetEnrolments, optOutQuery } from './sequence-client.ts'
import { useEnrolmentWords } from './use-enrolment-words.ts'

const MOST = 4

/** The sequences a contact or a deal is in, and whether its contact wants none. */
export function SequencePanel({ record, model }: RecordPartProps) {
  const { t } = useTranslation('sequences')
  const { session } = useShell()
  const may = mayIn(session)
  const isDeal = model.descriptor.name === 'deal'
  const contactId = isDeal ? textOf(record.contactId) : record.id
  const { data } = useQuery({
    ...enrolmentsQuery(isDeal ? { dealId: record.id } : { contactId: record.id }),
    enabled: may('sequences.read'),
  })
  const saysOf = useEnrolmentWords()
  const [enrolling, setEnrolling] = useState(false)
  if (!data) return null
  const mayEnrol = may('sequences.update') && contactId !== '' && !record.deletedAt
  return (
    <section className={styles.panel} aria-label={t('title')}>
      <div className={styles.panelHead}>
        <h2 className={styles.heading}>{t('title')}</h2>
        {mayEnrol && (
          <ActionIcon aria-label={t('enrol.do')} onClick={() => setEnrolling(true)}>
            <IconPlus size={16} stroke={1.6} />
          </ActionIcon>
        )}
      </div>
      {data.items.length === 0 && <p className={styles.small}>{t('panel.noSequence')}</p>}
      <ul className={styles.letters}>
        {data.items.slice(0, MOST).map((one) => (
          <li key={one.id} className={styles.line}>
            <div className={styles.words}>
              <UiLink href={`/sequences/${one.sequenceId}`}>{one.sequence}</UiLink>
              <p className={styles.small}>{saysOf(one)}</p>
            </div>
            <EnrolmentActs enrolment={one} />
          </li>
        ))}
      </ul>
      {contactId && <OptOut contactId={contactId} mayNote={may('contacts.update') && !record.deletedAt} />}
      {enrolling && (
        <EnrolDialog
          whom={[contactId]}
          what={model.titleOf(record)}
          dealId={isDeal ? record.id : undefined}
          close={() => setEnrolling(false)}
        />
      )}
    </section>
  )
}

function OptOut({ contactId, mayNote }: { contactId: string; mayNote: boolean }) {
  const { t } = useTranslation('sequences')
  const formats = useFormats()
  const queries = useQueryClient()
  const { data } = useQuery(optOutQuery(contactId))
  const [busy, setBusy] = useState(false)
  if (data?.since) return <p className={styles.notice}>{t('optOut.since', { day: formats.date(data.since) })}</p>
  if (!data || !mayNote) return null
  const note = async () => {
    setBusy(true)
    try {
      await client.optOuts.put({ id: contactId })
      await forgetEnrolments(queries)
    } catch (problem) {
      tellFailure(problem)
    } finally {
      setBusy(false)
    }
  }
  return (
    <div>
      <Button size="compact-xs" variant="subtle" color="gray" loading={busy} onClick={() => void note()}>
        {t('optOut.note')}
      </Button>
    </div>
  )
}
