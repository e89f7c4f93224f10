import { Checkbox, Select } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { client } from '#app/web/api.ts'
import { RuleFrame } from '#app/web/rules/RuleFrame.tsx'
import { WhichRecords } from '#app/web/rules/WhichRecords.tsx'
import { ActRows } from './ActRows.tsx'
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
export function RuleDrawer({ object, rule, close }: RuleDrawerProps) {
  const { t } = useTranslation('automation')
  const queries = useQueryClient()
  const [draft, setDraft] = useState<RuleDraft>(() => (rule ? draftOf(rule) : freshRule))
  const set = (patch: Partial<RuleDraft>) => setDraft((now) => ({ ...now, ...patch }))
  const save = async () => {
    if (rule) await client.automationRules.change(changesOf(rule, draft))
    else await client.automationRules.create(inputOf(object, draft))
    await queries.invalidateQueries({ queryKey: rulesQuery.queryKey })
  }
  return (
    <RuleFrame
      {...{ rule, draft, set, save, close }}
      nameExample={t(`form.example.${object}`)}
      size={600}
      isWhole={isWhole(draft)}
    >
      <TriggerFields object={object} trigger={draft.trigger} change={(trigger) => set({ trigger })} />
      <WhichRecords
        object={object}
        filter={draft.filter}
        change={(filter) => set({ filter })}
        isHidden={rule?.readable === false}
      />
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
    </RuleFrame>
  )
}
