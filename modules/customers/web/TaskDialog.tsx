import { Button, Group, Modal, Select, TextInput } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { client } from '#app/web/api.ts'
import { useFormats } from '#app/web/ui/format.ts'
import { localOf } from '#app/web/ui/local-time.ts'
import { useSources } from '#app/web/ui/sources.ts'
import { offerUndo, tellFailure } from '#app/web/ui/toasts.tsx'
import styles from './Tasks.module.css'
import { endOfDay, type Task } from './task.ts'

export type TaskChange = 'due' | 'assign'

interface TaskDialogProps {
  task: Task
  what: TaskChange
  close: () => void
}

type Patch = Partial<Pick<Task, 'dueAt' | 'assigneeId' | 'teamId'>>

/** Another day for a task, or another hand: by a letter from the list. */
export function TaskDialog({ task, what, close }: TaskDialogProps) {
  const { t } = useTranslation(['customers', 'ui'])
  const queries = useQueryClient()
  const refresh = () => queries.invalidateQueries({ queryKey: ['tasks'] })
  const change = useMutation({
    mutationFn: (patch: Patch) => client.tasks.update({ id: task.id, ...patch }),
    onSuccess: async (_, patch) => {
      close()
      await refresh()
      const back = Object.fromEntries(Object.keys(patch).map((key) => [key, task[key as keyof Patch]]))
      await offerUndo(t(`dialog.${what}Done`, { title: task.title }), async () => {
        await client.tasks.update({ id: task.id, ...back })
        await refresh()
      })
    },
    onError: tellFailure,
  })
  return (
    <Modal
      opened
      onClose={close}
      size={400}
      title={t(`dialog.${what}`, { title: task.title })}
      closeButtonProps={{ 'aria-label': t('ui:close') }}
    >
      {what === 'due' ? (
        <DueForm task={task} save={(dueAt) => change.mutate({ dueAt })} saving={change.isPending} />
      ) : (
        <AssignForm task={task} save={change.mutate} />
      )}
    </Modal>
  )
}

const DAY = 86_400_000

function DueForm({ task, save, saving }: { task: Task; save: (dueAt: string | null) => void; saving: boolean }) {
  const { t } = useTranslation('customers')
  const { timeZone, dayKey } = useFormats()
  const [day, time] = localOf(task.dueAt ?? '', timeZone).split('T')
  const [typed, setTyped] = useState(day ?? '')
  const keep = time && time !== '23:59' ? time : undefined
  const on = (wanted: string) => {
    const end = endOfDay(wanted, timeZone)
    if (!end || !keep) return save(end)
    const [hours = 0, minutes = 0] = keep.split(':').map(Number)
    // The hour it was due at stays.
    save(new Date(Date.parse(end) - (23 * 60 + 59 - hours * 60 - minutes) * 60_000).toISOString())
  }
  const inDays = (count: number) => dayKey(new Date(Date.now() + count * DAY).toISOString())
  const toMonday = (8 - new Date(`${inDays(0)}T12:00:00Z`).getUTCDay()) % 7 || 7
  const quick = { today: 0, tomorrow: 1, monday: toMonday, week: 7 } as const
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        if (typed) on(typed)
      }}
    >
      <div className={styles.quick}>
        {Object.entries(quick).map(([key, days], at) => (
          <Button key={key} size="xs" data-autofocus={at === 0 || undefined} onClick={() => on(inDays(days))}>
            {t(`dialog.${key as keyof typeof quick}`)}
          </Button>
        ))}
        {task.dueAt && (
          <Button size="xs" variant="subtle" color="gray" onClick={() => save(null)}>
            {t('dialog.noDate')}
          </Button>
        )}
      </div>
      <Group align="end" gap="sm" mt="md">
        <TextInput
          flex={1}
          type="date"
          label={t('dialog.day')}
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
        <Button type="submit" variant="filled" loading={saving} disabled={!typed}>
          {t('dialog.set')}
        </Button>
      </Group>
    </form>
  )
}

const TEAM = 'team '

function AssignForm({ task, save }: { task: Task; save: (patch: Patch) => void }) {
  const { t } = useTranslation('customers')
  const { users, teams } = useSources()
  return (
    <Select
      data-autofocus
      searchable
      label={t('dialog.whom')}
      placeholder={t('dialog.whomHint')}
      data={[
        { group: t('dialog.people'), items: users.map(({ id, name }) => ({ value: id, label: name })) },
        ...(teams.length > 0
          ? [{ group: t('dialog.teams'), items: teams.map(({ id, name }) => ({ value: TEAM + id, label: name })) }]
          : []),
      ]}
      value={task.assigneeId ?? (task.teamId ? TEAM + task.teamId : null)}
      onChange={(chosen) => {
        if (!chosen) return
        const team = chosen.startsWith(TEAM) ? chosen.slice(TEAM.length) : undefined
        save(team ? { teamId: team, assigneeId: null } : { assigneeId: chosen })
      }}
    />
  )
}
