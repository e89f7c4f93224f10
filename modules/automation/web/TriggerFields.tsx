import { Checkbox, Select } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { useModel } from '#app/web/objects/ObjectsProvider.tsx'
import shared from '#app/web/rules/Rules.module.css'
import { type Subject, type Trigger, triggersOf } from './automation-client.ts'
import { freshTrigger } from './rule-draft.ts'
import { SpanInput } from './SpanInput.tsx'

const targets = ['firstResponse', 'nextResponse', 'resolution'] as const

interface TriggerFieldsProps {
  object: Subject
  trigger: Trigger
  change: (trigger: Trigger) => void
}

/** When a rule is asked. */
export function TriggerFields({ object, trigger, change }: TriggerFieldsProps) {
  const { t } = useTranslation('automation')
  const triggers = triggersOf(object)
  return (
    <div className={shared.group}>
      <Select
        label={t('form.when')}
        allowDeselect={false}
        data={triggers.map((value) => ({ value, label: t(`trigger.${value}.${object}`) }))}
        value={trigger.on}
        onChange={(value) => change(freshTrigger(triggers.find((on) => on === value) ?? 'created', object))}
      />
      {trigger.on === 'updated' && (
        <Checkbox
          label={t('form.always')}
          description={t('form.alwaysAbout')}
          checked={trigger.always}
          onChange={({ currentTarget }) => change({ ...trigger, always: currentTarget.checked })}
        />
      )}
      {trigger.on === 'since' && <SinceFields {...{ object, trigger, change }} />}
      {trigger.on === 'beforeDue' && (
        <>
          <SpanInput
            label={t('form.before')}
            minutes={trigger.minutes}
            change={(minutes) => change({ ...trigger, minutes })}
          />
          <Select
            label={t('form.target')}
            allowDeselect={false}
            data={(['any', ...targets] as const).map((value) => ({ value, label: t(`target.${value}`) }))}
            value={trigger.target ?? 'any'}
            onChange={(value) => change({ ...trigger, target: targets.find((one) => one === value) ?? null })}
          />
        </>
      )}
    </div>
  )
}

interface SinceFieldsProps extends TriggerFieldsProps {
  trigger: Extract<Trigger, { on: 'since' }>
}

function SinceFields({ object, trigger, change }: SinceFieldsProps) {
  const { t } = useTranslation('automation')
  const model = useModel(object)
  const dates = (model?.fields ?? []).filter(({ type, key }) => type === 'dateTime' && key !== 'snoozedUntil')
  return (
    <>
      <SpanInput
        label={t('form.after')}
        minutes={trigger.minutes}
        change={(minutes) => change({ ...trigger, minutes })}
      />
      <Select
        label={t('form.moment')}
        allowDeselect={false}
        data={dates.map(({ key, label }) => ({ value: key, label }))}
        value={trigger.field}
        onChange={(field) => change({ ...trigger, field: field ?? trigger.field })}
      />
    </>
  )
}
