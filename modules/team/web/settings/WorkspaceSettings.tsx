import { Button, Select, Switch, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useQueryClient } from '@tanstack/react-query'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { client } from '#app/web/api.ts'
import { mayIn, sessionQuery } from '#app/web/session.ts'
import { useShell } from '#app/web/shell/shell-context.ts'
import { Section, sectionForm } from '#app/web/ui/Section.tsx'
import { tell } from '#app/web/ui/toasts.tsx'
import { fieldChecks } from '../field-checks.ts'
import { countryChoices, currencyChoices, localeChoices, timeZoneChoices } from '../places.ts'
import { Refusal } from '../Refusal.tsx'
import { useSubmission } from '../use-submission.ts'

/** What the whole business reads and writes by: name, formats, time, money. */
export function WorkspaceSettings() {
  const { t, i18n } = useTranslation('team')
  const cache = useQueryClient()
  const { session } = useShell()
  const { id, ...settings } = session.workspace
  const forbidden = !mayIn(session)('settings')
  const choices = useMemo(
    () => ({
      locales: localeChoices(i18n.language, settings.locale),
      countries: countryChoices(i18n.language),
      currencies: currencyChoices(i18n.language),
      timeZones: timeZoneChoices(),
    }),
    [i18n.language, settings.locale],
  )
  const form = useForm({ initialValues: settings, validate: { name: fieldChecks(t).filled } })
  const { submit, pending, refusal } = useSubmission(
    form,
    (changed) => client.workspace.change(changed),
    async () => {
      await cache.invalidateQueries({ queryKey: sessionQuery.queryKey })
      tell(t('saved'))
    },
  )
  const select = { searchable: true, allowDeselect: false, disabled: forbidden } as const
  return (
    <Section title={t('workspace.title')} detail={forbidden ? t('workspace.forbidden') : undefined}>
      <form className={sectionForm} onSubmit={submit} noValidate>
        <TextInput label={t('signUp.business')} disabled={forbidden} {...form.getInputProps('name')} />
        <Select
          label={t('workspace.locale')}
          description={t('workspace.localeHint')}
          data={choices.locales}
          {...select}
          {...form.getInputProps('locale')}
        />
        <Select
          label={t('workspace.timeZone')}
          data={choices.timeZones}
          {...select}
          {...form.getInputProps('timeZone')}
        />
        <Select
          label={t('workspace.currency')}
          data={choices.currencies}
          {...select}
          {...form.getInputProps('currency')}
        />
        <Select
          label={t('signUp.country')}
          description={t('workspace.countryHint')}
          data={choices.countries}
          {...select}
          {...form.getInputProps('defaultCountry')}
        />
        <Switch
          label={t('workspace.linkCompanies')}
          description={t('workspace.linkCompaniesHint')}
          disabled={forbidden}
          {...form.getInputProps('linkCompanies', { type: 'checkbox' })}
        />
        <Refusal>{refusal}</Refusal>
        <Button type="submit" variant="filled" loading={pending} disabled={forbidden}>
          {t('ui:save')}
        </Button>
      </form>
    </Section>
  )
}
