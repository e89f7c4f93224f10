import type { RecordPartProps } from '#app/web/objects/object-view.ts'
import { DueAt } from './DueAt.tsx'
import { TaskCircle } from './TaskCircle.tsx'
import styles from './Tasks.module.css'
import { taskOf } from './task.ts'

/** The task on its own page, to be done there. */
export function TaskCard({ record }: RecordPartProps) {
  const task = taskOf(record)
  return (
    <div className={styles.card}>
      <TaskCircle task={task} named />
      <DueAt task={task} />
    </div>
  )
}
