import { Button, NumberInput, Textarea, TextInput } from '@mantine/core'
import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { client } from '#app/web/api.ts'
import { PartProblem } from '#app/web/objects/PartProblem.tsx'
import { mayIn } from '#app/web/session.ts'
import { useShell } from '#app/web/shell/shell-context.ts'
import { ForbiddenState } from '#app/web/ui/ForbiddenState.tsx'
import { RowSkeletons } from '#app/web/ui/PageSkeleton.tsx'
import { Section } from '#app/web/ui/Section.tsx'
import { tell } from '#app/web/ui/toasts.tsx'
import { UiLink } from '#app/web/ui/UiLink.tsx'
import styles from '../Invoice.module.css'

const settingsQuery = queryOptions({
  queryKey: ['invoiceSettings'],
  queryFn: ({ signal }) => client.invoiceSettings.get({}, { signal }),
})

type Settings = Awaited<ReturnType<typeof client.invoiceSettings.get>>

/** Settings → Invoices: numbers, days to pay, and the words a new one begins with. */
export function InvoiceSettings() {
  const { t } = useTranslation('invoices')
  const { session } = useShell()
  const found = useQuery(settingsQuery)
  if (!mayIn(session)('settings')) return <ForbiddenState />
  return (
    <Section title={t('settings.title')} detail={t('settings.detail')} wide>
      {found.isPending && <RowSkeletons count={4} />}
      {found.error && <PartProblem problem={found.error} retry={() => void found.refetch()} />}
      {found.data && <SettingsForm settings={found.data} />}
    </Section>
  )
}

function SettingsForm({ settings }: { settings: Settings }) {
  const { t } = useTranslation(['invoices', 'ui'])
  const queries = useQueryClient()
  const [draft, setDraft] = useState(settings)
  const set = (patch: Partial<Settings>) => setDraft((last) => ({ ...last, ...patch }))
  const save = useMutation({
    mutationFn: () => client.invoiceSettings.change(draft),
    onSuccess: async (saved) => {
      queries.setQueryData(settingsQuery.queryKey, saved)
      await tell(t('settings.saved'))
    },
  })
  const year = new Date().getFullYear()
  return (
    <form
      className={styles.settings}
      onSubmit={(event) => {
        event.preventDefault()
        save.mutate()
      }}
    >
      <div className={styles.two}>
        {(['numberPrefix', 'creditPrefix'] as const).map((name) => (
          <TextInput
            key={name}
            label={t(`settings.${name}`)}
            description={t('settings.prefixHint', { number: `${draft[name]}-${year}-0042` })}
            maxLength={12}
            required
            value={draft[name]}
            onChange={(event) => set({ [name]: event.currentTarget.value })}
          />
        ))}
      </div>
      <NumberInput
        label={t('settings.paymentDays')}
        description={t('settings.paymentDaysHint')}
        min={0}
        max={365}
        allowDecimal={false}
        value={draft.paymentDays}
        onChange={(days) => set({ paymentDays: Number(days) || 0 })}
      />
      {(['intro', 'terms'] as const).map((name) => (
        <Textarea
          key={name}
          label={t(`settings.${name}`)}
          description={t(`settings.${name}Hint`)}
          autosize
          minRows={2}
          maxRows={10}
          value={draft[name] ?? ''}
          onChange={(event) => set({ [name]: event.currentTarget.value || null })}
        />
      ))}
      <p className={styles.quiet}>
        {t('settings.brand')} <UiLink href="/settings/quotes">{t('settings.toBrand')}</UiLink>
      </p>
      {save.error && <p role="alert">{save.error.message}</p>}
      <Button type="submit" loading={save.isPending} className={styles.save}>
        {t('ui:save')}
      </Button>
    </form>
  )
}
