import { Button, PasswordInput, Select, Switch, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useQueryClient, useSuspenseQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { api, client } from '#app/web/api.ts'
import { sessionQuery } from '#app/web/session.ts'
import { sectionForm } from '#app/web/ui/Section.tsx'
import { tell } from '#app/web/ui/toasts.tsx'
import { Refusal } from '../Refusal.tsx'
import { useSubmission } from '../use-submission.ts'
import { draftOf, missingIn, type ShownProvider, wantedOf } from './provider-form.ts'
import styles from './SingleSignOnSettings.module.css'

/** What the provider is, and who comes in by it. What was typed stays when the provider is refused. */
export function ProviderForm({ provider }: { provider: ShownProvider | null }) {
  const { t } = useTranslation(['single-sign-on', 'team'])
  const cache = useQueryClient()
  const form = useForm({
    initialValues: draftOf(provider),
    validate: (draft) => {
      const missing = missingIn(draft, provider?.issuer === draft.issuer.trim())
      return Object.fromEntries(
        Object.entries(missing).map(([field, key]) => [field, key === null ? null : t(`needed.${key}`)]),
      )
    },
  })
  const { submit, pending, refusal } = useSubmission(
    form,
    (draft) => client.singleSignOnChange.set(wantedOf(draft)),
    async (saved) => {
      form.setFieldValue('clientSecret', '')
      cache.setQueryData(api.singleSignOn.get.queryKey({ input: {} }), saved)
      await cache.invalidateQueries({ queryKey: sessionQuery.queryKey })
      tell(t('team:saved'))
    },
  )
  const { issuer, label, onlyWay, joins } = form.values
  const wrongDomain = Object.entries(form.errors).find(([path]) => path.startsWith('domains'))?.[1]
  const flag = (name: 'joins' | 'onlyWay' | 'enabled') => form.getInputProps(name, { type: 'checkbox' })
  return (
    <form className={sectionForm} onSubmit={submit} noValidate>
      <h3 className={styles.part}>{t('here.title')}</h3>
      <TextInput
        label={t('here.issuer')}
        description={t('here.issuerHint')}
        placeholder={t('here.issuerExample')}
        inputMode="url"
        autoComplete="off"
        {...form.getInputProps('issuer')}
      />
      <TextInput label={t('here.clientId')} autoComplete="off" {...form.getInputProps('clientId')} />
      <PasswordInput
        label={t('here.secret')}
        description={t(provider && provider.issuer === issuer.trim() ? 'here.secretKept' : 'here.secretHint')}
        autoComplete="new-password"
        visibilityToggleButtonProps={{ 'aria-label': t('team:password.show') }}
        {...form.getInputProps('clientSecret')}
      />
      <TextInput
        label={t('here.label')}
        description={t('here.labelHint', { label: label.trim() || '…' })}
        maxLength={60}
        {...form.getInputProps('label')}
      />
      <TextInput
        label={t('here.domains')}
        description={t('here.domainsHint')}
        placeholder={t('here.domainsExample')}
        autoComplete="off"
        {...form.getInputProps('domains')}
        error={wrongDomain}
      />
      <h3 className={styles.part}>{t('people.title')}</h3>
      <Switch label={t('people.joins')} description={t('people.joinsHint')} {...flag('joins')} />
      {joins && <JoinRole {...form.getInputProps('joinRole')} />}
      <Switch
        label={t('people.onlyWay')}
        description={onlyWay ? `${t('people.onlyWayHint')} ${t('people.onlyWayYours')}` : t('people.onlyWayHint')}
        {...flag('onlyWay')}
      />
      <Switch label={t('people.enabled')} description={t('people.enabledHint')} {...flag('enabled')} />
      <Refusal>{refusal}</Refusal>
      <Button type="submit" variant="filled" loading={pending}>
        {t('ui:save')}
      </Button>
    </form>
  )
}

/** Kith's roles and the workspace's own, but the owner's. */
function JoinRole(props: { value?: string; onChange?: (value: string | null) => void }) {
  const { t } = useTranslation(['single-sign-on', 'team'])
  const { data: roles } = useSuspenseQuery(api.roles.list.queryOptions({ input: {} }))
  const choices = roles.items
    .filter(({ id }) => id !== 'owner')
    .map(({ id, name }) => ({ value: id, label: name ?? t(`team:role.${id}`) }))
  return <Select label={t('people.joinRole')} data={choices} allowDeselect={false} {...props} />
}
