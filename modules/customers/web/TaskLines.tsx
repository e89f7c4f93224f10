import { ANY_OWN } from '#app/web/objects/own-records.ts'
import { useSources } from '#app/web/ui/sources.ts'
import { UiLink } from '#app/web/ui/UiLink.tsx'
import { DueAt } from './DueAt.tsx'
import { TaskCircle } from './TaskCircle.tsx'
import styles from './Tasks.module.css'
import type { Task } from './task.ts'

/** Tasks one below the other: done by a press, about whom, by when. */
export function TaskLines({ tasks, active, brief = false }: { tasks: Task[]; active?: string; brief?: boolean }) {
  const { users, recordOf } = useSources()
  return (
    <ul className={styles.tasks}>
      {tasks.map((task) => {
        const own = task.aboutId ? recordOf(ANY_OWN, task.aboutId) : undefined
        const about = [
          task.contactId && recordOf('contact', task.contactId)?.name,
          task.companyId && recordOf('company', task.companyId)?.name,
          own?.name,
        ].filter(Boolean)
        const href = task.contactId
          ? `/contacts/${task.contactId}`
          : task.companyId
            ? `/companies/${task.companyId}`
            : own?.href
        return (
          <li key={task.id} className={styles.task} data-task={task.id} data-active={task.id === active || undefined}>
            <TaskCircle task={task} />
            <UiLink href={brief && href ? href : `/tasks/${task.id}`} className={styles.words}>
              <span className={styles.title} data-done={task.completedAt ? true : undefined}>
                {task.title}
              </span>
              {about.length > 0 && <span className={styles.about}>{about.join(' · ')}</span>}
            </UiLink>
            {!brief && <span className={styles.assignee}>{users.find(({ id }) => id === task.assigneeId)?.name}</span>}
            <DueAt task={task} />
          </li>
        )
      })}
    </ul>
  )
}
