import { Button, Checkbox, Modal, Radio, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useDisclosure } from '@mantine/hooks'
import { useQueryClient, useSuspenseQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { Refusal } from '#modules/team/web/Refusal.tsx'
import { useSubmission } from '#modules/team/web/use-submission.ts'
import { api, client } from '../api.ts'
import { sessionQuery } from '../session.ts'
import { rowNote, sectionButtons, sectionForm } from '../ui/Section.tsx'
import { offerUndo } from '../ui/toasts.tsx'
import { type Rollout, rolloutsQuery } from './adoption-client.ts'

/** Opens one module: whom it is on for now, and from when for everyone. */
export function RolloutEditor({ rollout }: { rollout: Rollout }) {
  const { t } = useTranslation('adoption')
  const [opened, { open, close }] = useDisclosure()
  const name = t(`modules.names.${rollout.module}`)
  return (
    <>
      <Button size="xs" onClick={open} aria-label={t('modules.changeNamed', { name })}>
        {t('modules.change')}
      </Button>
      <Modal opened={opened} onClose={close} title={name} closeButtonProps={{ 'aria-label': t('ui:close') }}>
        <RolloutForm rollout={rollout} close={close} />
      </Modal>
    </>
  )
}

function RolloutForm({ rollout, close }: { rollout: Rollout; close: () => void }) {
  const { t } = useTranslation('adoption')
  const cache = useQueryClient()
  const { data: teams } = useSuspenseQuery(api.teams.list.queryOptions({ input: {} }))
  const { module, reach, teamIds, everyoneFrom } = rollout
  const before = { module, reach, teamIds, everyoneFrom }
  // What is out of sight for oneself stands in the session.
  const refresh = () =>
    Promise.all([
      cache.invalidateQueries({ queryKey: rolloutsQuery.queryKey }),
      cache.invalidateQueries({ queryKey: sessionQuery.queryKey }),
    ])
  const form = useForm({
    initialValues: { reach, teamIds, everyoneFrom: everyoneFrom ?? '' },
    validate: {
      teamIds: (ids, values) => (values.reach === 'teams' && ids.length === 0 ? t('modules.oneTeam') : null),
    },
  })
  const { submit, pending, refusal } = useSubmission(
    form,
    (values) => client.moduleRollouts.set({ ...values, module, everyoneFrom: values.everyoneFrom || null }),
    async () => {
      close()
      await refresh()
      await offerUndo(t('modules.changed', { name: t(`modules.names.${module}`) }), async () => {
        await client.moduleRollouts.set(before)
        await refresh()
      })
    },
  )
  const { values } = form
  return (
    <form className={sectionForm} onSubmit={submit} noValidate>
      <Radio.Group label={t('modules.who')} {...form.getInputProps('reach')}>
        {(['everyone', 'teams', 'nobody'] as const).map((one) => (
          <Radio
            key={one}
            mt={8}
            value={one}
            label={t(`modules.reach.${one}`)}
            disabled={one === 'teams' && teams.items.length === 0}
          />
        ))}
      </Radio.Group>
      {teams.items.length === 0 && <p className={rowNote}>{t('modules.noTeams')}</p>}
      {values.reach === 'teams' && (
        <Checkbox.Group label={t('modules.teams')} {...form.getInputProps('teamIds')}>
          {teams.items.map(({ id, name }) => (
            <Checkbox key={id} mt={8} value={id} label={name} />
          ))}
        </Checkbox.Group>
      )}
      {values.reach !== 'everyone' && (
        <TextInput
          type="date"
          label={t('modules.everyoneFrom')}
          description={t('modules.everyoneFromDetail')}
          {...form.getInputProps('everyoneFrom')}
        />
      )}
      <p className={rowNote}>{t('modules.stays')}</p>
      <Refusal>{refusal}</Refusal>
      <div className={sectionButtons}>
        <Button type="submit" variant="filled" loading={pending}>
          {t('modules.save')}
        </Button>
      </div>
    </form>
  )
}
