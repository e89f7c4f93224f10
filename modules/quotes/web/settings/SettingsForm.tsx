import { Button, ColorInput, NumberInput, Textarea, TextInput } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { client } from '#app/web/api.ts'
import { tell } from '#app/web/ui/toasts.tsx'
import { Limits } from './Limits.tsx'
import { LogoField } from './LogoField.tsx'
import styles from './Settings.module.css'
import { type QuoteSettings, quotePreviewQuery, quoteSettingsQuery } from './settings-query.ts'

/** The settings under the hand, beside the page they make. */
export function SettingsForm({ settings }: { settings: QuoteSettings }) {
  const { t } = useTranslation(['quotes', 'ui'])
  const queries = useQueryClient()
  const [draft, setDraft] = useState(settings)
  const set = (patch: Partial<QuoteSettings>) => setDraft((last) => ({ ...last, ...patch }))
  const save = useMutation({
    mutationFn: () => {
      const { logo, ...rest } = draft
      return client.quoteSettings.change({ ...rest, ...(logo === settings.logo ? {} : { logo }) })
    },
    onSuccess: async (saved) => {
      queries.setQueryData(quoteSettingsQuery.queryKey, saved)
      await queries.invalidateQueries({ queryKey: ['quotes'] })
      await tell(t('settings.saved'))
    },
  })
  const words = (name: 'intro' | 'terms' | 'footer') => (
    <Textarea
      label={t(`settings.${name}`)}
      description={t(`settings.${name}Hint`)}
      autosize
      minRows={2}
      maxRows={8}
      value={draft[name] ?? ''}
      onChange={(event) => set({ [name]: event.currentTarget.value || null })}
    />
  )
  return (
    <div className={styles.both}>
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault()
          save.mutate()
        }}
      >
        <LogoField logo={draft.logo} change={(logo) => set({ logo })} />
        <ColorInput
          label={t('settings.colour')}
          description={t('settings.colourHint')}
          format="hex"
          withEyeDropper={false}
          closeOnColorSwatchClick
          swatches={['#0b635d', '#1d4ed8', '#7c3aed', '#b91c1c', '#b45309', '#15803d', '#334155']}
          value={draft.colour ?? ''}
          onChange={(colour) => set({ colour: /^#[0-9a-f]{6}$/i.test(colour) ? colour.toLowerCase() : null })}
        />
        <div className={styles.two}>
          <TextInput
            label={t('settings.numberPrefix')}
            description={t('settings.numberPrefixHint', { number: `${draft.numberPrefix}-2026-0042` })}
            maxLength={12}
            value={draft.numberPrefix}
            onChange={(event) => set({ numberPrefix: event.currentTarget.value })}
          />
          <NumberInput
            label={t('settings.validDays')}
            description={t('settings.validDaysHint')}
            min={1}
            max={365}
            allowDecimal={false}
            value={draft.validDays}
            onChange={(days) => set({ validDays: Number(days) || 1 })}
          />
        </div>
        {words('intro')}
        {words('terms')}
        {words('footer')}
        <Limits draft={draft} set={set} />
        {save.error && <p role="alert">{save.error.message}</p>}
        <Button type="submit" loading={save.isPending} className={styles.save}>
          {t('ui:save')}
        </Button>
      </form>
      <Preview draft={draft} />
    </div>
  )
}

/** The page as customers will see it, drawn by what draws theirs; in a frame where nothing runs. */
function Preview({ draft }: { draft: QuoteSettings }) {
  const { t } = useTranslation('quotes')
  const [settled] = useDebouncedValue(draft, 250)
  const { data, error } = useQuery(quotePreviewQuery(settled))
  return (
    <section className={styles.preview} aria-label={t('settings.preview')}>
      <p className={styles.quiet}>{t(error ? 'settings.previewWaits' : 'settings.preview')}</p>
      <iframe className={styles.frame} title={t('settings.preview')} sandbox="" srcDoc={data?.html ?? ''} />
    </section>
  )
}
