import { Button, Radio, Select, Stack, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { api, client } from '#app/web/api.ts'
import { sectionForm } from '#app/web/ui/Section.tsx'
import { fieldChecks } from '../field-checks.ts'
import { Refusal } from '../Refusal.tsx'
import { useSubmission } from '../use-submission.ts'

const scopes = ['read', 'write', 'admin'] as const

/** Names a new key and says how far it reaches. */
export function MakeKey({ then }: { then: (made: { name: string; secret: string }) => void }) {
  const { t } = useTranslation('team')
  const cache = useQueryClient()
  const { data: roles } = useQuery(api.roles.list.queryOptions({ input: {} }))
  const form = useForm<{ name: string; scope: (typeof scopes)[number]; role: string | null }>({
    initialValues: { name: '', scope: 'write', role: null },
    validate: { name: fieldChecks(t).filled },
  })
  const { submit, pending, refusal } = useSubmission(
    form,
    ({ name, scope, role }) => client.apiKeys.create({ name, scopes: [scope], ...(role ? { role } : {}) }),
    ({ name, key }) => {
      then({ name, secret: key ?? '' })
      return cache.invalidateQueries({ queryKey: api.apiKeys.key() })
    },
  )
  return (
    <form className={sectionForm} onSubmit={submit} noValidate>
      <TextInput
        label={t('apiKeys.name')}
        placeholder={t('apiKeys.example')}
        autoComplete="off"
        {...form.getInputProps('name')}
      />
      <Radio.Group label={t('apiKeys.may')} {...form.getInputProps('scope')}>
        <Stack gap={6} mt={4}>
          {scopes.map((scope) => (
            <Radio key={scope} value={scope} size="xs" label={t(`apiKeys.scope.${scope}`)} />
          ))}
        </Stack>
      </Radio.Group>
      <Select
        label={t('apiKeys.role')}
        description={t('apiKeys.roleDetail')}
        placeholder={t('apiKeys.noRole')}
        data={roles?.items.map((role) => ({ value: role.id, label: role.name ?? t(`role.${role.id}`) })) ?? []}
        clearable
        {...form.getInputProps('role')}
      />
      <Refusal>{refusal}</Refusal>
      <Button type="submit" variant="filled" loading={pending}>
        {t('apiKeys.make')}
      </Button>
    </form>
  )
}
