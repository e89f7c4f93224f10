import { Button, Checkbox } from '@mantine/core'
import { IconBell, IconRepeat } from '@tabler/icons-react'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { client } from '#app/web/api.ts'
import type { RecordPartProps } from '#app/web/objects/object-view.ts'
import { type ChecklistItem, textOf } from '#app/web/ui/field.ts'
import { useFormats } from '#app/web/ui/format.ts'
import { useSources } from '#app/web/ui/sources.ts'
import { tellFailure } from '#app/web/ui/toasts.tsx'
import { DueAt } from './DueAt.tsx'
import { repeatWords } from './repeat.ts'
import card from './TaskCard.module.css'
import { TaskCircle } from './TaskCircle.tsx'
import styles from './Tasks.module.css'
import { taskOf } from './task.ts'
import { useClaimTask } from './use-claim-task.ts'

/** The task on its own page, to be done there: as a whole, and step by step. */
export function TaskCard({ record, model }: RecordPartProps) {
  const { t } = useTranslation('customers')
  const formats = useFormats()
  const queries = useQueryClient()
  const { teams } = useSources()
  const task = taskOf(record)
  const claim = useClaimTask()
  const remindAt = textOf(record.remindAt)
  const editable = model.descriptor.may.update && !record.deletedAt
  const steps = useMutation({
    mutationFn: (checklist: ChecklistItem[]) => client.tasks.update({ id: task.id, checklist }),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['tasks'] }),
    onError: tellFailure,
  })
  const shown = steps.isPending ? steps.variables : task.checklist
  const inQueue = task.teamId && !task.assigneeId && !task.completedAt
  return (
    <div className={styles.card}>
      <div className={card.cardLine}>
        <TaskCircle task={task} named />
        <DueAt task={task} />
      </div>
      {(task.repeat || remindAt || inQueue) && (
        <div className={card.facts}>
          {task.repeat && (
            <span>
              <IconRepeat size={14} stroke={1.6} aria-hidden="true" /> {repeatWords(task.repeat, t, formats.locale)}
            </span>
          )}
          {remindAt && !task.completedAt && (
            <span>
              <IconBell size={14} stroke={1.6} aria-hidden="true" />{' '}
              {t('remind.on', { when: `${formats.date(remindAt)}, ${formats.time(remindAt)}` })}
            </span>
          )}
          {inQueue && (
            <span className={card.queue}>
              {t('queue.of', { team: teams.find(({ id }) => id === task.teamId)?.name ?? '' })}
              {editable && (
                <Button size="xs" loading={claim.isPending} onClick={() => claim.mutate(task)}>
                  {t('queue.take')}
                </Button>
              )}
            </span>
          )}
        </div>
      )}
      {shown.length > 0 && (
        <ul className={card.steps} aria-label={model.field('checklist')?.label}>
          {shown.map((step, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a step is its place among the others
            <li key={at}>
              <Checkbox
                size="xs"
                label={step.text}
                checked={step.done}
                disabled={!editable}
                onChange={(event) => {
                  const done = event.currentTarget.checked
                  steps.mutate(shown.map((one, index) => (index === at ? { ...one, done } : one)))
                }}
              />
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}
