import { Button } from '@mantine/core'
import { IconFlag, IconRepeat } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { ANY_OWN } from '#app/web/objects/own-records.ts'
import { useFormats } from '#app/web/ui/format.ts'
import { useLinked, useSources } from '#app/web/ui/sources.ts'
import { UiLink } from '#app/web/ui/UiLink.tsx'
import { DueAt } from './DueAt.tsx'
import { repeatWords } from './repeat.ts'
import { TaskCircle } from './TaskCircle.tsx'
import styles from './Tasks.module.css'
import type { Task } from './task.ts'

interface TaskLinesProps {
  tasks: Task[]
  active?: string
  brief?: boolean
  /** Given, what waits in a queue can be taken from here. */
  take?: (task: Task) => void
}

/** Tasks one below the other: done by a press, about whom, by when. */
export function TaskLines({ tasks, active, brief = false, take }: TaskLinesProps) {
  const { t } = useTranslation('customers')
  const { users, teams, recordOf } = useSources()
  const linked = useLinked()
  return (
    <ul className={styles.tasks}>
      {tasks.map((task) => {
        const own = task.aboutId ? recordOf(ANY_OWN, task.aboutId) : undefined
        const [firstLinked] = task.links.flatMap((link) => linked(link) ?? [])
        const about = [
          task.contactId && recordOf('contact', task.contactId)?.name,
          task.companyId && recordOf('company', task.companyId)?.name,
          own?.name,
          firstLinked?.name,
        ].filter(Boolean)
        const href = task.contactId
          ? `/contacts/${task.contactId}`
          : task.companyId
            ? `/companies/${task.companyId}`
            : (own?.href ?? firstLinked?.href)
        const waits = task.teamId && !task.assigneeId && !task.completedAt
        return (
          <li key={task.id} className={styles.task} data-task={task.id} data-active={task.id === active || undefined}>
            <TaskCircle task={task} />
            <UiLink href={brief && href ? href : `/tasks/${task.id}`} className={styles.words}>
              <span className={styles.title} data-done={task.completedAt ? true : undefined}>
                {task.title}
              </span>
              {about.length > 0 && <span className={styles.about}>{about.join(' · ')}</span>}
            </UiLink>
            {!task.completedAt && <Marks task={task} />}
            {!brief && (
              <span className={styles.assignee}>
                {waits
                  ? teams.find(({ id }) => id === task.teamId)?.name
                  : users.find(({ id }) => id === task.assigneeId)?.name}
              </span>
            )}
            {waits && take && (
              <Button
                size="compact-xs"
                aria-label={t('queue.takeThis', { title: task.title })}
                onClick={() => take(task)}
              >
                {t('queue.take')}
              </Button>
            )}
            <DueAt task={task} />
          </li>
        )
      })}
    </ul>
  )
}

/** How far its steps are, whether it comes again, whether it presses. */
function Marks({ task: { checklist, repeat, priority } }: { task: Task }) {
  const { t } = useTranslation(['customers', 'ui'])
  const formats = useFormats()
  const presses = priority === 'high' || priority === 'urgent'
  if (checklist.length === 0 && !repeat && !presses) return null
  return (
    <span className={styles.marks}>
      {checklist.length > 0 && (
        <span>
          {t('ui:checklist.done', { done: checklist.filter(({ done }) => done).length, total: checklist.length })}
        </span>
      )}
      {repeat && (
        <span
          role="img"
          title={repeatWords(repeat, t, formats.locale)}
          aria-label={repeatWords(repeat, t, formats.locale)}
        >
          <IconRepeat size={14} stroke={1.6} aria-hidden="true" />
        </span>
      )}
      {presses && (
        <span
          role="img"
          data-priority={priority}
          title={t(`task.options.priority.${priority}`)}
          aria-label={t(`task.options.priority.${priority}`)}
        >
          <IconFlag size={14} stroke={1.6} aria-hidden="true" />
        </span>
      )}
    </span>
  )
}
