import { Checkbox, Radio, Switch } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { client } from '#app/web/api.ts'
import { RuleFrame } from '#app/web/rules/RuleFrame.tsx'
import { WhichRecords } from '#app/web/rules/WhichRecords.tsx'
import { occasions, occasionsOf, type Rule, rulesQuery } from './assignment-client.ts'
import forms from './RuleForm.module.css'
import { AlarmFields, RoutingFields, SkillsField } from './RuleParts.tsx'
import { changesOf, draftOf, freshRuleFor, inputOf, isWhole, type RuleDraft } from './rule-draft.ts'
import { WhoFields } from './WhoFields.tsx'

const hoursModes = ['any', 'skip', 'wait'] as const

interface RuleDrawerProps {
  object: string
  /** Whether its records go to whoever is there, and wait until somebody is. */
  routed: boolean
  /** The rule to change; left out for a new one. */
  rule: Rule | undefined
  close: () => void
}

/** A rule: which records and when, to whom, and after how long somebody is alarmed. */
export function RuleDrawer({ object, routed, rule, close }: RuleDrawerProps) {
  const { t } = useTranslation('assignment')
  const queries = useQueryClient()
  const [draft, setDraft] = useState<RuleDraft>(() => (rule ? draftOf(rule) : freshRuleFor(routed)))
  const set = (patch: Partial<RuleDraft>) => setDraft((now) => ({ ...now, ...patch }))
  const save = async () => {
    if (rule) await client.assignmentRules.change(changesOf(rule, draft))
    else await client.assignmentRules.create(inputOf(object, draft))
    await queries.invalidateQueries({ queryKey: rulesQuery.queryKey })
  }
  return (
    <RuleFrame
      {...{ rule, draft, set, save, close }}
      nameExample={t('form.nameExample')}
      size={560}
      isWhole={isWhole(draft)}
    >
      <WhichRecords
        object={object}
        filter={draft.filter}
        change={(filter) => set({ filter })}
        isHidden={rule?.readable === false}
      />
      <Checkbox.Group
        label={t('form.when')}
        value={draft.occasions}
        onChange={(chosen) => set({ occasions: occasions.filter((one) => chosen.includes(one)) })}
      >
        <div className={forms.choices}>
          {occasionsOf(routed).map((one) => (
            <Checkbox key={one} value={one} label={t(`occasion.${one}`)} />
          ))}
        </div>
      </Checkbox.Group>
      <WhoFields draft={draft} set={set} routed={routed} />
      <Radio.Group
        label={t('hours.label')}
        description={t('hours.about')}
        value={draft.hours}
        onChange={(value) => set({ hours: hoursModes.find((known) => known === value) ?? 'any' })}
      >
        <div className={forms.choices}>
          {hoursModes.map((mode) => (
            <Radio key={mode} value={mode} label={t(`hours.${mode}`)} />
          ))}
        </div>
      </Radio.Group>
      <Switch
        label={t('form.byLanguage')}
        description={t('form.byLanguageAbout')}
        checked={draft.byLanguage}
        onChange={({ currentTarget }) => set({ byLanguage: currentTarget.checked })}
      />
      <SkillsField draft={draft} set={set} />
      {routed ? <RoutingFields draft={draft} set={set} /> : <AlarmFields draft={draft} set={set} />}
    </RuleFrame>
  )
}
