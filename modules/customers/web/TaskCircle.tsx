// biome-ignore-all lint/a11y/useSemanticElements: a native box cannot hold our check in a circle, and Enter must work too
import { IconCheck } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { useFormats } from '#app/web/ui/format.ts'
import styles from './Tasks.module.css'
import { groupOf, type Task } from './task.ts'
import { useCompleteTask } from './use-complete-task.ts'

/** The circle that is pressed when a task is done; with its title beside it where `named`. */
export function TaskCircle({ task, named = false }: { task: Task; named?: boolean }) {
  const { t } = useTranslation('customers')
  const formats = useFormats()
  const { done, toggle, forbidden } = useCompleteTask(task)
  return (
    <span className={styles.checked}>
      <button
        type="button"
        role="checkbox"
        aria-checked={done}
        aria-label={t('task.complete', { title: task.title })}
        aria-disabled={forbidden || undefined}
        className={`plain ${styles.circle}`}
        data-late={(!done && groupOf(task, formats.dayKey) === 'overdue') || undefined}
        onClick={(event) => {
          event.stopPropagation()
          if (!forbidden) toggle()
        }}
      >
        {done && <IconCheck size={11} stroke={2.4} aria-hidden="true" />}
      </button>
      {named && (
        <span className={styles.title} data-done={done || undefined}>
          {task.title}
        </span>
      )}
    </span>
  )
}
