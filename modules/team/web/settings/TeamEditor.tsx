import { Button, Checkbox, Modal, Select, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useDisclosure } from '@mantine/hooks'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { api, client } from '#app/web/api.ts'
import { sessionQuery } from '#app/web/session.ts'
import { rowWords, sectionButtons, sectionRows } from '#app/web/ui/Section.tsx'
import { offerUndo, tellFailure } from '#app/web/ui/toasts.tsx'
import { fieldChecks } from '../field-checks.ts'
import { Refusal } from '../Refusal.tsx'
import { useSubmission } from '../use-submission.ts'
import { isWithin } from './teams/team-tree.ts'

interface Team {
  id: string
  name: string
  parentId: string | null
  members: { userId: string; name: string; lead: boolean }[]
}

/** Opens one team: its name, its people, its leads, its end. */
export function TeamEditor({ team }: { team: Team }) {
  const { t } = useTranslation('team')
  const [opened, { open, close }] = useDisclosure()
  return (
    <>
      <Button size="xs" onClick={open} aria-label={t('teams.editNamed', { name: team.name })}>
        {t('teams.edit')}
      </Button>
      <Modal opened={opened} onClose={close} title={team.name} closeButtonProps={{ 'aria-label': t('ui:close') }}>
        <TeamForm team={team} close={close} />
      </Modal>
    </>
  )
}

function TeamForm({ team, close }: { team: Team; close: () => void }) {
  const { t } = useTranslation('team')
  const cache = useQueryClient()
  const { data: teams } = useQuery(api.teams.list.queryOptions({ input: {} }))
  const { data: people } = useQuery(api.workspace.listMembers.queryOptions({ input: {} }))
  // A team of mine may have gone or come: the session says which there are.
  const refresh = () =>
    Promise.all([
      cache.invalidateQueries({ queryKey: api.teams.key() }),
      cache.invalidateQueries({ queryKey: sessionQuery.queryKey }),
    ])
  const form = useForm({
    initialValues: {
      name: team.name,
      parentId: team.parentId,
      inTeam: team.members.map(({ userId }) => userId),
      leads: team.members.filter(({ lead }) => lead).map(({ userId }) => userId),
    },
    validate: { name: fieldChecks(t).filled },
  })
  const { submit, pending, refusal } = useSubmission(
    form,
    async ({ name, parentId, inTeam, leads }) => {
      if (name.trim() !== team.name) await client.teams.rename({ id: team.id, name })
      if (parentId !== team.parentId) await client.teamParents.change({ id: team.id, parentId })
      const members = inTeam.map((userId) => ({ userId, lead: leads.includes(userId) }))
      return client.teams.setMembers({ id: team.id, members })
    },
    () => {
      close()
      return refresh()
    },
  )
  const dissolve = useMutation({
    mutationFn: () => client.teams.delete({ id: team.id }),
    onError: tellFailure,
    onSuccess: () => {
      close()
      const members = team.members.map(({ userId, lead }) => ({ userId, lead }))
      offerUndo(t('teams.dissolved', { name: team.name }), async () => {
        const { id } = await client.teams.create({ name: team.name, members })
        if (team.parentId) await client.teamParents.change({ id, parentId: team.parentId })
        await refresh()
      })
      return refresh()
    },
  })
  const { inTeam, leads } = form.values
  const toggle = (list: 'inTeam' | 'leads', id: string, on: boolean) =>
    form.setFieldValue(list, on ? [...form.values[list], id] : form.values[list].filter((other) => other !== id))
  return (
    <form onSubmit={submit} noValidate>
      <TextInput label={t('teams.name')} autoComplete="off" data-autofocus {...form.getInputProps('name')} />
      <Select
        mt={12}
        label={t('teams.parent')}
        description={t('teams.parentHint')}
        placeholder={t('teams.noParent')}
        data={(teams?.items ?? [])
          .filter(({ id }) => !isWithin(id, team.id, teams?.items ?? []))
          .map(({ id, name }) => ({ value: id, label: name }))}
        clearable
        {...form.getInputProps('parentId')}
      />
      <ul className={sectionRows} aria-label={t('teams.members')} style={{ marginBlock: 16 }}>
        {people?.items.map(({ id, name }) => (
          <li key={id}>
            <div className={rowWords}>
              <Checkbox
                label={name}
                checked={inTeam.includes(id)}
                onChange={(event) => toggle('inTeam', id, event.currentTarget.checked)}
              />
            </div>
            {inTeam.includes(id) && (
              <Checkbox
                label={t('teams.lead')}
                aria-label={t('teams.leads', { name })}
                checked={leads.includes(id)}
                onChange={(event) => toggle('leads', id, event.currentTarget.checked)}
              />
            )}
          </li>
        ))}
      </ul>
      <Refusal>{refusal}</Refusal>
      <div className={sectionButtons}>
        <Button type="submit" variant="filled" loading={pending}>
          {t('teams.save')}
        </Button>
        <Button color="red" loading={dissolve.isPending} onClick={() => dissolve.mutate()}>
          {t('teams.dissolve')}
        </Button>
      </div>
    </form>
  )
}
