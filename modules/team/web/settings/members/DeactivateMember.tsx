import { Button, Modal, Select } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useDisclosure } from '@mantine/hooks'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { api, client } from '#app/web/api.ts'
import { sectionButtons, sectionForm } from '#app/web/ui/Section.tsx'
import { tell } from '#app/web/ui/toasts.tsx'
import { Refusal } from '#modules/team/web/Refusal.tsx'
import { useSubmission } from '#modules/team/web/use-submission.ts'
import { useHeldWords } from './held-words.ts'

interface DeactivateProps {
  person: { id: string; name: string }
  others: readonly { id: string; name: string }[]
}

/** Shuts somebody out, after saying what that does and asking who gets what they have in hand. */
export function DeactivateMember(props: DeactivateProps) {
  const { t } = useTranslation('team')
  const [opened, { open, close }] = useDisclosure()
  const { name } = props.person
  return (
    <>
      <Button size="xs" variant="subtle" color="gray" onClick={open} aria-label={t('deactivate.openNamed', { name })}>
        {t('deactivate.open')}
      </Button>
      <Modal
        opened={opened}
        onClose={close}
        title={t('deactivate.title', { name })}
        closeButtonProps={{ 'aria-label': t('ui:close') }}
      >
        <DeactivateForm {...props} close={close} />
      </Modal>
    </>
  )
}

function DeactivateForm({ person, others, close }: DeactivateProps & { close: () => void }) {
  const { t } = useTranslation('team')
  const cache = useQueryClient()
  const words = useHeldWords()
  const { data: held } = useQuery(api.members.holdings.queryOptions({ input: { userId: person.id } }))
  const form = useForm<{ handOverTo: string | null }>({ initialValues: { handOverTo: null } })
  const { submit, pending, refusal } = useSubmission(
    form,
    ({ handOverTo }) => client.members.deactivate({ userId: person.id, handOverTo }),
    ({ jobIds }) => {
      close()
      tell(t(jobIds.length > 0 ? 'deactivate.doneHandsOver' : 'deactivate.done', { name: person.name }))
      return Promise.all([
        cache.invalidateQueries({ queryKey: api.members.key() }),
        cache.invalidateQueries({ queryKey: api.workspace.listMembers.key() }),
        cache.invalidateQueries({ queryKey: api.bulkJobs.key() }),
      ])
    },
  )
  const what = held && words(held.items)
  return (
    <form className={sectionForm} onSubmit={submit} noValidate>
      <p>{t('deactivate.detail')}</p>
      <p>
        {held &&
          (what
            ? t('deactivate.holds', { name: person.name, what })
            : t('deactivate.holdsNothing', { name: person.name }))}
      </p>
      {what && (
        <Select
          label={t('deactivate.handOver')}
          description={t('deactivate.handOverHint')}
          placeholder={t('deactivate.nobody')}
          data={others.filter(({ id }) => id !== person.id).map(({ id, name }) => ({ value: id, label: name }))}
          clearable
          searchable
          {...form.getInputProps('handOverTo')}
        />
      )}
      <Refusal>{refusal}</Refusal>
      <div className={sectionButtons}>
        <Button type="submit" variant="filled" color="red" loading={pending} disabled={!held}>
          {t('deactivate.action')}
        </Button>
        <Button variant="subtle" color="gray" onClick={close}>
          {t('ui:cancel')}
        </Button>
      </div>
    </form>
  )
}
