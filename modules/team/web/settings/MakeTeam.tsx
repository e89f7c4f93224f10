import { Button, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { api, client } from '#app/web/api.ts'
import { sectionForm } from '#app/web/ui/Section.tsx'
import { fieldChecks } from '../field-checks.ts'
import { Refusal } from '../Refusal.tsx'
import { useSubmission } from '../use-submission.ts'

/** Names a team; who is in it is said in its own line. */
export function MakeTeam() {
  const { t } = useTranslation('team')
  const cache = useQueryClient()
  const form = useForm({ initialValues: { name: '' }, validate: { name: fieldChecks(t).filled } })
  const { submit, pending, refusal } = useSubmission(
    form,
    ({ name }) => client.teams.create({ name }),
    () => {
      form.reset()
      return cache.invalidateQueries({ queryKey: api.teams.key() })
    },
  )
  return (
    <form className={sectionForm} onSubmit={submit} noValidate>
      <TextInput
        label={t('teams.name')}
        placeholder={t('teams.example')}
        autoComplete="off"
        {...form.getInputProps('name')}
      />
      <Refusal>{refusal}</Refusal>
      <Button type="submit" variant="filled" loading={pending}>
        {t('teams.make')}
      </Button>
    </form>
  )
}
