import { Button, Checkbox, Group, Radio, Switch, TextInput } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { client } from '#app/web/api.ts'
import { ApiProblem } from '#app/web/api-problem.ts'
import { useObjects } from '#app/web/objects/ObjectsProvider.tsx'
import { LiveSize } from '#app/web/segments/LiveSize.tsx'
import { useBeyond } from '#app/web/segments/use-beyond.tsx'
import { FilterBar } from '#app/web/ui/FilterBar.tsx'
import { inSentence } from '#app/web/ui/in-sentence.ts'
import { SideDrawer } from '#app/web/ui/SideDrawer.tsx'
import styles from './Assignment.module.css'
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
  return (
    <SideDrawer title={rule ? t('rule.editTitle', { name: rule.name }) : t('rule.new')} close={close} size={560}>
      <RuleForm object={object} routed={routed} rule={rule} close={close} />
    </SideDrawer>
  )
}

function RuleForm({ object, routed, rule, close }: RuleDrawerProps) {
  const { t } = useTranslation('assignment')
  const queries = useQueryClient()
  const [draft, setDraft] = useState<RuleDraft>(() => (rule ? draftOf(rule) : freshRuleFor(routed)))
  const set = (patch: Partial<RuleDraft>) => setDraft((now) => ({ ...now, ...patch }))
  const saving = useMutation({
    mutationFn: () =>
      rule
        ? client.assignmentRules.change(changesOf(rule, draft))
        : client.assignmentRules.create(inputOf(object, draft)),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: rulesQuery.queryKey })
      close()
    },
  })
  const problem = saving.error instanceof ApiProblem ? saving.error : undefined
  const refusal = saving.error && (problem?.errors[0]?.message ?? saving.error.message)
  return (
    <form
      className={forms.form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        saving.mutate()
      }}
    >
      <TextInput
        label={t('form.name')}
        placeholder={t('form.nameExample')}
        value={draft.name}
        required
        maxLength={120}
        data-autofocus
        onChange={({ currentTarget }) => set({ name: currentTarget.value })}
      />
      <WhichFields object={object} routed={routed} draft={draft} set={set} isHidden={rule?.readable === false} />
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
      {refusal && (
        <p role="alert" className={styles.bad}>
          {refusal}
        </p>
      )}
      <Group className={forms.foot} justify="space-between">
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

interface PartProps {
  draft: RuleDraft
  set: (patch: Partial<RuleDraft>) => void
}

type WhichProps = PartProps & { object: string; routed: boolean; isHidden: boolean }

function WhichFields({ object, routed, draft, set, isHidden }: WhichProps) {
  const { t, i18n } = useTranslation('assignment')
  const { models } = useObjects()
  const beyond = useBeyond(object)
  const model = models.get(object)
  return (
    <>
      <fieldset className={forms.group}>
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
    </>
  )
}
