import { useTranslation } from 'react-i18next'
import { useFormats } from '#app/web/ui/format.ts'
import styles from './Tasks.module.css'
import { groupOf, isAllDay, type Task } from './task.ts'

/** When a task is due, at a glance: how late, at what hour, or on which day. */
export function DueAt({ task }: { task: Task }) {
  const { t } = useTranslation('customers')
  const formats = useFormats()
  const { dueAt, completedAt } = task
  if (completedAt) return <span className={styles.due}>{formats.relative(completedAt)}</span>
  if (!dueAt) return null
  const group = groupOf(task, formats.dayKey)
  const today = formats.dayKey(dueAt) === formats.dayKey(new Date().toISOString())
  const shown = today
    ? isAllDay(dueAt, formats.timeZone)
      ? t('task.today')
      : formats.time(dueAt)
    : formats.relative(formats.dayKey(dueAt))
  return (
    <time
      dateTime={dueAt}
      title={formats.dateTime(dueAt)}
      className={styles.due}
      data-late={group === 'overdue' || undefined}
    >
      {group === 'overdue' && <span className="visually-hidden">{t('task.overdue')}: </span>}
      {shown}
    </time>
  )
}
