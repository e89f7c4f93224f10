import { Checkbox, MultiSelect, NumberInput, Switch } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import shared from '#app/web/rules/Rules.module.css'
import { skillsQuery } from './assignment-client.ts'
import type { RuleDraft } from './rule-draft.ts'

interface PartProps {
  draft: RuleDraft
  set: (patch: Partial<RuleDraft>) => void
}

const whole = (value: string | number) => (typeof value === 'number' ? value : null)

/** What whoever gets it must be able to do. */
export function SkillsField({ draft, set }: PartProps) {
  const { t } = useTranslation('assignment')
  const { data } = useQuery(skillsQuery)
  if (draft.method === 'team') return null
  return (
    <MultiSelect
      label={t('routing.skills')}
      description={t('routing.skillsAbout')}
      nothingFoundMessage={t('routing.noSkills')}
      data={(data?.items ?? []).map(({ id, name }) => ({ value: id, label: name }))}
      value={draft.skillIds}
      searchable
      onChange={(skillIds) => set({ skillIds })}
    />
  )
}

/** Who comes first, who must be there, and for how long it waits for them. */
export function RoutingFields({ draft, set }: PartProps) {
  const { t } = useTranslation('assignment')
  if (draft.method === 'team') return null
  return (
    <>
      <Switch
        label={t('routing.onlineOnly')}
        description={t('routing.onlineAbout')}
        checked={draft.onlineOnly}
        onChange={({ currentTarget }) => set({ onlineOnly: currentTarget.checked })}
      />
      <NumberInput
        label={t('routing.stickyDays')}
        description={t('routing.stickyAbout')}
        placeholder={t('routing.noSticky')}
        min={1}
        max={365}
        allowDecimal={false}
        value={draft.stickyDays ?? ''}
        onChange={(value) => set({ stickyDays: whole(value) })}
      />
      <NumberInput
        label={t('routing.waitMinutes')}
        description={t('routing.waitAbout')}
        placeholder={t('routing.noWait')}
        min={1}
        max={10_080}
        allowDecimal={false}
        value={draft.waitMinutes ?? ''}
        onChange={(value) => set({ waitMinutes: whole(value) })}
      />
    </>
  )
}

/** After how long somebody is told that nobody reacted. */
export function AlarmFields({ draft, set }: PartProps) {
  const { t } = useTranslation('assignment')
  return (
    <fieldset className={shared.group}>
      <legend>{t('alarm.title')}</legend>
      <NumberInput
        label={t('alarm.minutes')}
        description={t('alarm.about')}
        placeholder={t('alarm.none')}
        min={1}
        max={100_000}
        allowDecimal={false}
        value={draft.alarmMinutes ?? ''}
        onChange={(value) => set({ alarmMinutes: whole(value) })}
      />
      <Checkbox
        label={t('alarm.task')}
        checked={draft.alarmTask}
        disabled={draft.alarmMinutes === null}
        onChange={({ currentTarget }) => set({ alarmTask: currentTarget.checked })}
      />
    </fieldset>
  )
}
