import { Button, Checkbox, Group, Select, Switch, TextInput } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { client } from '#app/web/api.ts'
import { ApiProblem } from '#app/web/api-problem.ts'
import { useModel } from '#app/web/objects/ObjectsProvider.tsx'
import { LiveSize } from '#app/web/segments/LiveSize.tsx'
import { useBeyond } from '#app/web/segments/use-beyond.tsx'
import { FilterBar } from '#app/web/ui/FilterBar.tsx'
import { inSentence } from '#app/web/ui/in-sentence.ts'
import { SideDrawer } from '#app/web/ui/SideDrawer.tsx'
import { ActRows } from './ActRows.tsx'
import styles from './Automation.module.css'
import { type Rule, rulesQuery, type Subject } from './automation-client.ts'
import { changesOf, draftOf, freshRule, inputOf, isWhole, type RuleDraft } from './rule-draft.ts'
import { TriggerFields } from './TriggerFields.tsx'

const hoursModes = ['any', 'open', 'closed'] as const

interface RuleDrawerProps {
  object: Subject
  /** The rule to change; left out for a new one. */
  rule: Rule | undefined
  close: () => void
}

/** A rule: when it is asked, about which records, and what it does. */
export function RuleDrawer(props: RuleDrawerProps) {
  const { t } = useTranslation('automation')
  const { rule, close } = props
  return (
    <SideDrawer title={rule ? t('rule.editTitle', { name: rule.name }) : t('rule.new')} close={close} size={600}>
      <RuleForm {...props} />
    </SideDrawer>
  )
}

function RuleForm({ object, rule, close }: RuleDrawerProps) {
  const { t } = useTranslation('automation')
  const queries = useQueryClient()
  const [draft, setDraft] = useState<RuleDraft>(() => (rule ? draftOf(rule) : freshRule))
  const set = (patch: Partial<RuleDraft>) => setDraft((now) => ({ ...now, ...patch }))
  const saving = useMutation({
    mutationFn: () =>
      rule
        ? client.automationRules.change(changesOf(rule, draft))
        : client.automationRules.create(inputOf(object, draft)),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: rulesQuery.queryKey })
      close()
    },
  })
  const problem = saving.error instanceof ApiProblem ? saving.error : undefined
  const refusal = saving.error && (problem?.errors[0]?.message ?? saving.error.message)
  return (
    <form
      className={styles.form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        saving.mutate()
      }}
    >
      <TextInput
        label={t('form.name')}
        placeholder={t(`form.example.${object}`)}
        value={draft.name}
        required
        maxLength={120}
        data-autofocus
        onChange={({ currentTarget }) => set({ name: currentTarget.value })}
      />
      <TriggerFields object={object} trigger={draft.trigger} change={(trigger) => set({ trigger })} />
      <WhichFields object={object} draft={draft} set={set} isHidden={rule?.readable === false} />
      <Select
        label={t('hours.label')}
        description={t('hours.about')}
        allowDeselect={false}
        data={hoursModes.map((value) => ({ value, label: t(`hours.${value}`) }))}
        value={draft.hours}
        onChange={(value) => set({ hours: hoursModes.find((known) => known === value) ?? 'any' })}
      />
      <Checkbox
        label={t('form.once')}
        description={t('form.onceAbout')}
        checked={draft.once}
        onChange={({ currentTarget }) => set({ once: currentTarget.checked })}
      />
      <ActRows object={object} rows={draft.rows} change={(rows) => set({ rows })} />
      {refusal && (
        <p role="alert" className={styles.bad}>
          {refusal}
        </p>
      )}
      <Group className={styles.foot} justify="space-between">
        <Switch
          label={t('form.on')}
          checked={draft.on}
          onChange={({ currentTarget }) => set({ on: currentTarget.checked })}
        />
        <Group gap="sm">
          <Button variant="subtle" color="gray" onClick={close}>
            {t('ui:cancel')}
          </Button>
          <Button type="submit" variant="filled" loading={saving.isPending} disabled={!isWhole(draft)}>
            {t('ui:save')}
          </Button>
        </Group>
      </Group>
    </form>
  )
}

interface WhichProps {
  object: Subject
  draft: RuleDraft
  set: (patch: Partial<RuleDraft>) => void
  isHidden: boolean
}

function WhichFields({ object, draft, set, isHidden }: WhichProps) {
  const { t, i18n } = useTranslation('automation')
  const beyond = useBeyond(object)
  const model = useModel(object)
  return (
    <fieldset className={styles.group}>
      <legend>{t('form.which', { objects: inSentence(model?.many ?? '', i18n.language) })}</legend>
      {isHidden && <p className={styles.bad}>{t('rule.unreadable')}</p>}
      {model && (
        <FilterBar
          fields={[...model.fields, ...model.facets]}
          filter={draft.filter}
          onChange={(filter) => set({ filter })}
          beyond={beyond}
        />
      )}
      <p className={styles.small}>
        {!draft.filter && `${t('form.whichAll')} `}
        <LiveSize object={object} filter={draft.filter} whole />
      </p>
    </fieldset>
  )
}
