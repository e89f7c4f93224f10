import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { membersQuery } from '#app/web/objects/objects-queries.ts'
import { useFormats } from '#app/web/ui/format.ts'
import { ApprovalDialog } from './ApprovalDialog.tsx'
import type { Course } from './course.ts'
import styles from './Quote.module.css'

/** Whether a draft must not be sent before somebody has said yes to what it gives away. */
export const isUnapproved = ({ status, approval }: Course) =>
  status === 'draft' && approval.needed && approval.asked?.decision !== 'approved'

/** What a draft gives away, who was asked about it and what they said; and the step that is next. */
export function ApprovalNote({ course, mayChange }: { course: Course; mayChange: boolean }) {
  const { t } = useTranslation('quotes')
  const [open, setOpen] = useState<'ask' | 'approved' | 'declined'>()
  const { needed, asked, mayDecide } = course.approval
  if (course.status !== 'draft' || (!needed && !asked)) return null
  const isWaiting = asked?.decision === null
  return (
    <div className={styles.approval}>
      <div>
        <ApprovalWords approval={course.approval} />
      </div>
      <div className={styles.ways}>
        {needed && mayChange && (!asked || asked.decision === 'declined') && (
          <Button size="xs" onClick={() => setOpen('ask')}>
            {t(asked ? 'approval.askAgain' : 'approval.ask')}
          </Button>
        )}
        {isWaiting && mayDecide && (
          <>
            <Button size="xs" variant="default" onClick={() => setOpen('declined')}>
              {t('approval.decline')}
            </Button>
            <Button size="xs" onClick={() => setOpen('approved')}>
              {t('approval.approve')}
            </Button>
          </>
        )}
      </div>
      {open && <ApprovalDialog id={course.id} act={open} close={() => setOpen(undefined)} />}
    </div>
  )
}

function ApprovalWords({ approval: { share, limit, asked, needed } }: Pick<Course, 'approval'>) {
  const { t } = useTranslation('quotes')
  const formats = useFormats()
  const { data } = useQuery(membersQuery)
  const nameOf = (id: string | null) => data?.items.find((member) => member.id === id)?.name ?? t('approval.somebody')
  const percent = formats.number(share)
  const [said, note] = !asked
    ? [t('approval.needed', { share: percent, limit: formats.number(limit ?? 0) }), null]
    : asked.decision === null
      ? [t(needed ? 'approval.waits' : 'approval.asks', { share: percent, name: nameOf(asked.askedBy) }), asked.note]
      : [t(`approval.${asked.decision}`, { share: percent, name: nameOf(asked.decidedBy) }), asked.remark]
  return (
    <>
      <p>{said}</p>
      {note && <p className={styles.quiet}>{note}</p>}
    </>
  )
}
