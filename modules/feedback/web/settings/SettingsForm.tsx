import { Button, NumberInput, Select, Switch, Textarea } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { client } from '#app/web/api.ts'
import { ApiProblem } from '#app/web/api-problem.ts'
import { membersQuery } from '#app/web/objects/objects-queries.ts'
import { tell } from '#app/web/ui/toasts.tsx'
import styles from '../Feedback.module.css'
import { type Settings, settingsQuery } from '../feedback-client.ts'

const scales = [5, 3, 2] as const
const followUps = ['agent', 'person', 'nobody'] as const
const languages = ['en', 'de'] as const

/** The settings under the hand. */
export function SettingsForm({ settings }: { settings: Settings }) {
  const { t } = useTranslation(['feedback', 'ui'])
  const queries = useQueryClient()
  const { data: members } = useQuery(membersQuery)
  const [draft, setDraft] = useState(settings)
  const set = (patch: Partial<Settings>) => setDraft((last) => ({ ...last, ...patch }))
  const save = useMutation({
    mutationFn: () => client.surveySettings.change(draft),
    onSuccess: async (saved) => {
      queries.setQueryData(settingsQuery.queryKey, saved)
      await tell(t('settings.saved'))
    },
  })
  const number = (name: 'delayMinutes' | 'restDays' | 'expiryDays', { min, max }: { min: number; max: number }) => (
    <NumberInput
      label={t(`settings.${name}`)}
      allowDecimal={false}
      {...{ min, max }}
      value={draft[name]}
      onChange={(value) => set({ [name]: Number(value) || min })}
    />
  )
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault()
        save.mutate()
      }}
    >
      <Switch
        label={t('settings.on')}
        description={t('settings.onHint')}
        checked={draft.on}
        onChange={({ currentTarget }) => set({ on: currentTarget.checked })}
      />
      <Select
        label={t('settings.scale')}
        description={t('settings.scaleHint')}
        allowDeselect={false}
        data={scales.map((scale) => ({ value: String(scale), label: t(`settings.scales.${scale}`) }))}
        value={String(draft.scale)}
        onChange={(value) => set({ scale: scales.find((scale) => String(scale) === value) ?? 5 })}
      />
      <div className={styles.three}>
        {number('delayMinutes', { min: 0, max: 20_160 })}
        {number('restDays', { min: 1, max: 365 })}
        {number('expiryDays', { min: 1, max: 90 })}
      </div>
      <Select
        label={t('settings.followUp')}
        description={t('settings.followUpHint')}
        allowDeselect={false}
        data={followUps.map((who) => ({ value: who, label: t(`settings.followUps.${who}`) }))}
        value={draft.followUp}
        onChange={(value) => set({ followUp: followUps.find((who) => who === value) ?? 'agent' })}
      />
      {draft.followUp !== 'nobody' && (
        <Select
          label={t(draft.followUp === 'person' ? 'settings.person' : 'settings.otherwise')}
          clearable={draft.followUp !== 'person'}
          required={draft.followUp === 'person'}
          searchable
          data={(members?.items ?? []).map(({ id, name }) => ({ value: id, label: name }))}
          value={draft.followUpBy}
          onChange={(followUpBy) => set({ followUpBy })}
        />
      )}
      {languages.map((language) => (
        <fieldset key={language} className={styles.words}>
          <legend>{t(`settings.languages.${language}`)}</legend>
          {(['question', 'thanks'] as const).map((name) => (
            <Textarea
              key={name}
              label={t(`settings.${name}`)}
              placeholder={t(`settings.own.${language}.${name}`)}
              autosize
              maxLength={300}
              value={draft.words[language][name] ?? ''}
              onChange={({ currentTarget: { value } }) =>
                set({ words: { ...draft.words, [language]: { ...draft.words[language], [name]: value || null } } })
              }
            />
          ))}
        </fieldset>
      ))}
      {save.error && (
        <p role="alert" className={styles.bad}>
          {(save.error instanceof ApiProblem && save.error.errors[0]?.message) || save.error.message}
        </p>
      )}
      <Button type="submit" loading={save.isPending} className={styles.save}>
        {t('ui:save')}
      </Button>
    </form>
  )
}
