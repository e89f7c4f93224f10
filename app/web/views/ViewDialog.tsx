import { Button, Modal, Radio, Select, Stack, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { api, client } from '../api.ts'
import { ApiProblem } from '../api-problem.ts'
import type { ObjectModel } from '../objects/object-model.ts'
import { useShell } from '../shell/shell-context.ts'
import { tell } from '../ui/toasts.tsx'
import type { ListView } from './use-list-view.ts'
import styles from './Views.module.css'
import { settingsOf, type View } from './view-state.ts'
import { viewsQuery } from './views-query.ts'

interface ViewDialogProps {
  model: ObjectModel
  place: ListView
  /** The view to name and share anew; without one, what is shown is saved as a view of its own. */
  change?: View | undefined
  suggested?: string
  close: () => void
}

/** Names a view and says who sees it. */
export function ViewDialog({ model, place, change, suggested = '', close }: ViewDialogProps) {
  const { t } = useTranslation('views')
  const { session } = useShell()
  const queries = useQueryClient()
  const { data: all } = useQuery(api.teams.list.queryOptions({ input: {} }))
  const administers = session.permissions.includes('settings')
  const teams = (administers ? all?.items : session.teams) ?? session.teams
  const mayShare = session.permissions.includes(`${model.descriptor.plural}.update`)
  const form = useForm<{ name: string; visibility: View['visibility']; teamId: string | null }>({
    initialValues: {
      name: suggested,
      visibility: change?.visibility ?? 'private',
      teamId: change?.teamId ?? teams[0]?.id ?? null,
    },
    validate: { name: (name) => (name.trim() ? null : t('nameNeeded')) },
  })
  const save = useMutation({
    mutationFn: ({ name, visibility, teamId }: typeof form.values) => {
      const sharing = { name, visibility, teamId: visibility === 'team' ? teamId : null }
      if (change) return client.views.change({ id: change.id, version: change.version, ...sharing })
      return client.views.create({ object: model.descriptor.name, ...sharing, ...settingsOf(place.search) })
    },
    onSuccess: async (saved) => {
      await queries.invalidateQueries({ queryKey: viewsQuery(model.descriptor.name).queryKey })
      close()
      if (change) return
      place.open(saved)
      tell(t('saved', { name: saved.name }))
    },
    onError: (problem) => {
      if (problem instanceof ApiProblem && problem.code === 'version_conflict')
        void queries.invalidateQueries({ queryKey: viewsQuery(model.descriptor.name).queryKey })
    },
  })
  const { visibility } = form.values
  return (
    <Modal
      opened
      onClose={close}
      title={t(change ? 'renameShare' : 'saveAs')}
      closeButtonProps={{ 'aria-label': t('ui:close') }}
    >
      <form className={styles.dialog} noValidate onSubmit={form.onSubmit((values) => save.mutate(values))}>
        <TextInput
          label={t('name')}
          placeholder={t('example')}
          autoComplete="off"
          data-autofocus
          {...form.getInputProps('name')}
        />
        <Radio.Group label={t('whoSees')} {...form.getInputProps('visibility')}>
          <Stack gap={8} mt={6}>
            <Radio
              size="xs"
              value="private"
              label={t('visibility.private')}
              disabled={change && change.ownerId !== session.user.id}
            />
            <Radio
              size="xs"
              value="team"
              label={t('visibility.team')}
              disabled={!mayShare || teams.length === 0}
              description={teams.length === 0 ? t('noTeams') : undefined}
            />
            <Radio
              size="xs"
              value="everyone"
              label={t('visibility.everyone')}
              disabled={!mayShare}
              description={mayShare ? undefined : t('mayNotShare')}
            />
          </Stack>
        </Radio.Group>
        {visibility === 'team' && (
          <Select
            label={t('team')}
            allowDeselect={false}
            data={teams.map(({ id, name }) => ({ value: id, label: name }))}
            {...form.getInputProps('teamId')}
          />
        )}
        {save.error && (
          <p role="alert" className={styles.refusal}>
            {wordsOf(save.error, t('conflict'))}
          </p>
        )}
        <div className={styles.buttons}>
          <Button variant="subtle" color="gray" onClick={close}>
            {t('ui:cancel')}
          </Button>
          <Button type="submit" variant="filled" loading={save.isPending}>
            {t('ui:save')}
          </Button>
        </div>
      </form>
    </Modal>
  )
}

function wordsOf(problem: Error, conflict: string) {
  if (!(problem instanceof ApiProblem)) return problem.message
  if (problem.code === 'version_conflict') return conflict
  return (
    problem.errors.map(({ message, mend }) => [message, mend].filter(Boolean).join('. ')).join(' ') || problem.message
  )
}
