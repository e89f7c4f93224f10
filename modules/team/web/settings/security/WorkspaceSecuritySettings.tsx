import { Button, NumberInput, Select, Switch, Textarea } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useQueryClient, useSuspenseQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { api, client } from '#app/web/api.ts'
import { sessionQuery } from '#app/web/session.ts'
import { Section, sectionForm } from '#app/web/ui/Section.tsx'
import { tell } from '#app/web/ui/toasts.tsx'
import { Refusal } from '#modules/team/web/Refusal.tsx'
import { useSubmission } from '#modules/team/web/use-submission.ts'

const idleChoices = [15, 30, 60, 240, 480, 1440, 10_080]
const longestChoices = [8, 12, 24, 168, 720]

/** What the workspace asks of those who come in: a second step, fresh sessions, known addresses. */
export function WorkspaceSecuritySettings() {
  const { t } = useTranslation('team')
  const cache = useQueryClient()
  const { data } = useSuspenseQuery(api.workspaceSecurity.get.queryOptions({ input: {} }))
  const form = useForm({
    initialValues: {
      required: data.twoFactor.required,
      graceDays: data.twoFactor.graceDays,
      idleMinutes: written(data.idleMinutes),
      longestHours: written(data.longestHours),
      adminAddresses: data.adminAddresses.join('\n'),
    },
  })
  const { submit, pending, refusal } = useSubmission(
    form,
    ({ required, graceDays, idleMinutes, longestHours, adminAddresses }) =>
      client.workspaceSecurity.set({
        twoFactor: { required, graceDays: Number(graceDays) },
        idleMinutes: read(idleMinutes),
        longestHours: read(longestHours),
        adminAddresses: adminAddresses.split(/[\s,;]+/).filter(Boolean),
      }),
    async () => {
      await Promise.all([
        cache.invalidateQueries({ queryKey: api.workspaceSecurity.key() }),
        cache.invalidateQueries({ queryKey: sessionQuery.queryKey }),
      ])
      tell(t('saved'))
    },
  )
  const wrongAddress = Object.entries(form.errors).find(([path]) => path.startsWith('adminAddresses'))?.[1]
  const spans = (choices: number[], current: string, unit: 'minutes' | 'hours') => [
    { value: '', label: t(`doorRules.never.${unit}`) },
    ...[...new Set([...choices, Number(current)].filter((count) => count > 0))]
      .sort((a, b) => a - b)
      .map((count) => ({ value: String(count), label: spanWords(t, unit === 'hours' ? count * 60 : count) })),
  ]
  return (
    <Section title={t('doorRules.title')} detail={t('doorRules.detail')}>
      <form className={sectionForm} onSubmit={submit} noValidate>
        <Switch
          label={t('doorRules.twoFactor')}
          description={t('doorRules.twoFactorHint')}
          {...form.getInputProps('required', { type: 'checkbox' })}
        />
        {form.values.required && (
          <NumberInput
            label={t('doorRules.grace')}
            description={t('doorRules.graceHint')}
            min={0}
            max={90}
            allowDecimal={false}
            {...form.getInputProps('graceDays')}
          />
        )}
        <Select
          label={t('doorRules.idle')}
          description={t('doorRules.idleHint')}
          data={spans(idleChoices, form.values.idleMinutes, 'minutes')}
          allowDeselect={false}
          {...form.getInputProps('idleMinutes')}
        />
        <Select
          label={t('doorRules.longest')}
          description={t('doorRules.longestHint')}
          data={spans(longestChoices, form.values.longestHours, 'hours')}
          allowDeselect={false}
          {...form.getInputProps('longestHours')}
        />
        <Textarea
          label={t('doorRules.addresses')}
          description={t('doorRules.addressesHint', { address: data.yourAddress })}
          placeholder={data.yourAddress}
          autosize
          minRows={2}
          maxRows={8}
          autoComplete="off"
          {...form.getInputProps('adminAddresses')}
          error={wrongAddress}
        />
        <Refusal>{refusal}</Refusal>
        <Button type="submit" variant="filled" loading={pending}>
          {t('ui:save')}
        </Button>
      </form>
    </Section>
  )
}

const written = (count: number | null) => (count === null ? '' : String(count))
const read = (text: string) => (text === '' ? null : Number(text))

/** The largest unit that goes without a rest. */
function spanWords(t: (key: string, values: { count: number }) => string, minutes: number): string {
  if (minutes % 1440 === 0) return t('doorRules.days', { count: minutes / 1440 })
  return minutes % 60 === 0 ? t('doorRules.hours', { count: minutes / 60 }) : t('doorRules.minutes', { count: minutes })
}
