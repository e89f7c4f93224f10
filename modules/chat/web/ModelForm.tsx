import { Button, PasswordInput, Switch, TextInput } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { client } from '#app/web/api.ts'
import { ApiProblem } from '#app/web/api-problem.ts'
import { useFormats } from '#app/web/ui/format.ts'
import { tell } from '#app/web/ui/toasts.tsx'
import styles from './Model.module.css'
import { type ModelSettings, type ModelTrial, modelQuery } from './model-client.ts'

/** Which endpoint and model, what leaves for it, and whether it works: tried before it is switched on. */
export function ModelForm({ kept }: { kept: ModelSettings }) {
  const { t } = useTranslation(['chat', 'ui'])
  const queries = useQueryClient()
  const [draft, setDraft] = useState({ isOn: kept.isOn, baseUrl: kept.baseUrl, model: kept.model })
  const [key, setKey] = useState('')
  const [forgets, setForgets] = useState(false)
  const given = key ? { key } : forgets ? { key: null } : {}
  const set = (change: Partial<typeof draft>) => {
    attempt.reset()
    setDraft({ ...draft, ...change })
  }
  const attempt = useMutation({
    mutationFn: () => client.assistantModelTrials.create({ baseUrl: draft.baseUrl, model: draft.model, ...given }),
  })
  const save = useMutation({
    mutationFn: () => client.assistantModel.change({ ...draft, ...given }),
    onSuccess: async (saved) => {
      queries.setQueryData(modelQuery.queryKey, saved)
      setDraft({ isOn: saved.isOn, baseUrl: saved.baseUrl, model: saved.model })
      setKey('')
      setForgets(false)
      await tell(t('model.saved'))
    },
  })
  const isNamed = draft.baseUrl.trim() !== '' && draft.model.trim() !== ''
  const submit = (event: FormEvent) => {
    event.preventDefault()
    save.mutate()
  }
  const problem = save.error ?? attempt.error
  return (
    <form className={styles.form} onSubmit={submit}>
      <Switch
        label={t('model.isOn')}
        description={t(isNamed ? 'model.isOnAbout' : 'model.needsNames')}
        checked={draft.isOn}
        disabled={!isNamed && !draft.isOn}
        onChange={({ currentTarget: { checked } }) => set({ isOn: checked })}
      />
      <TextInput
        label={t('model.baseUrl')}
        description={t('model.baseUrlAbout')}
        placeholder={t('model.baseUrlExample')}
        type="url"
        required={draft.isOn}
        maxLength={500}
        value={draft.baseUrl}
        onChange={({ currentTarget: { value } }) => set({ baseUrl: value.trim() })}
      />
      <TextInput
        label={t('model.name')}
        required={draft.isOn}
        maxLength={200}
        autoComplete="off"
        value={draft.model}
        onChange={({ currentTarget: { value } }) => set({ model: value })}
      />
      <PasswordInput
        label={t('model.key')}
        description={t(kept.hasKey && !forgets ? 'model.keyKept' : 'model.keyAbout')}
        autoComplete="off"
        maxLength={1000}
        value={key}
        onChange={({ currentTarget: { value } }) => {
          attempt.reset()
          setKey(value.trim())
        }}
      />
      {kept.hasKey && !key && (
        <Switch
          label={t('model.forgetKey')}
          checked={forgets}
          onChange={({ currentTarget: { checked } }) => {
            attempt.reset()
            setForgets(checked)
          }}
        />
      )}
      <div className={styles.leaves}>
        <h3>{t('model.leaves')}</h3>
        <ul>
          {(['question', 'passages', 'nothingElse', 'customers'] as const).map((name) => (
            <li key={name}>{t(`model.what.${name}`)}</li>
          ))}
        </ul>
      </div>
      {attempt.data && <TrialLine trial={attempt.data} />}
      {problem && (
        <p role="alert" className={styles.bad}>
          {(problem instanceof ApiProblem && problem.errors[0]?.message) || problem.message}
        </p>
      )}
      <div className={styles.buttons}>
        <Button type="submit" loading={save.isPending}>
          {t('ui:save')}
        </Button>
        <Button
          variant="default"
          disabled={!isNamed}
          title={isNamed ? undefined : t('model.needsNames')}
          loading={attempt.isPending}
          onClick={() => attempt.mutate()}
        >
          {t('model.try')}
        </Button>
      </div>
      <Course kept={kept} />
    </form>
  )
}

function TrialLine({ trial: { problem, said, tookMs } }: { trial: ModelTrial }) {
  const { t } = useTranslation('chat')
  const formats = useFormats()
  const seconds = formats.number(Math.round(tookMs / 100) / 10)
  return (
    <div role="status" className={styles.trial} data-well={problem === null || undefined}>
      <p>{problem === null ? t('model.works', { seconds }) : t(`model.problems.${problem}`)}</p>
      {said && <blockquote>{said}</blockquote>}
    </div>
  )
}

/** How it went in the last weeks, and what failed last. */
function Course({ kept: { figures, lastProblem, lastProblemAt } }: { kept: ModelSettings }) {
  const { t } = useTranslation('chat')
  const formats = useFormats()
  const { phrased, refused, failed } = figures
  if (phrased + refused + failed === 0 && !lastProblem) return null
  return (
    <p className={styles.course}>
      {t('model.figures', { phrased, refused, failed })}
      {lastProblem && lastProblemAt && (
        <span className={styles.bad}>
          {t('model.lastProblem', {
            when: formats.relative(lastProblemAt),
            problem: t(`model.problems.${lastProblem}`),
          })}
        </span>
      )}
    </p>
  )
}
