import { NumberInput, Select, TextInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { Happening } from '#platform/objects/filter'
import { useObjects } from '../objects/ObjectsProvider.tsx'
import { spanOf } from '../ui/filter.ts'
import styles from './Beyond.module.css'
import { happeningsOf } from './beyond.ts'
import { WhereEditor } from './WhereEditor.tsx'

interface HappeningEditorProps {
  object: string
  part: Happening
  onChange: (part: Happening) => void
}

/** What happened, how often, when, and to which records. */
export function HappeningEditor({ object, part, onChange }: HappeningEditorProps) {
  const { t } = useTranslation('segments')
  const { models } = useObjects()
  const [about = '', verb] = part.event.split('.')
  const subject = models.get(about)
  return (
    <>
      <Select
        label={t('beyond.what')}
        data-autofocus
        searchable
        allowDeselect={false}
        data={happeningsOf(models, object, t)}
        value={part.event}
        onChange={(event) => event && onChange({ ...part, event, where: undefined, changed: undefined })}
      />
      {verb === 'updated' && subject && (
        <Select
          label={t('beyond.changedField')}
          clearable
          searchable
          placeholder={t('beyond.anyField')}
          data={subject.fields
            .filter(({ computed, key }) => !computed && !key.endsWith('At'))
            .map(({ key, label }) => ({ value: key, label }))}
          value={part.changed?.field ?? null}
          onChange={(field) => onChange({ ...part, changed: field ? { field } : undefined })}
        />
      )}
      <div className={styles.line}>
        <Select
          label={t('beyond.often')}
          allowDeselect={false}
          data={(['atLeast', 'atMost', 'never'] as const).map((value) => ({
            value,
            label: t(`beyond.bound.${value}`),
          }))}
          value={part.op}
          onChange={(value) =>
            value === 'never'
              ? onChange({ ...part, op: 'never', times: undefined })
              : onChange({ ...part, op: value === 'atMost' ? 'atMost' : 'atLeast', times: part.times ?? 1 })
          }
        />
        {part.op !== 'never' && (
          <NumberInput
            className={styles.short}
            label={t('beyond.times')}
            min={part.op === 'atMost' ? 0 : 1}
            max={1_000}
            allowDecimal={false}
            value={part.times ?? 1}
            onChange={(times) => typeof times === 'number' && onChange({ ...part, times })}
          />
        )}
      </div>
      <WithinEditor part={part} onChange={onChange} />
      {subject && about !== object && (
        <WhereEditor object={about} where={part.where} onChange={(where) => onChange({ ...part, where })} />
      )}
    </>
  )
}

const today = () => new Date().toISOString().slice(0, 10)

function WithinEditor({ part, onChange }: Omit<HappeningEditorProps, 'object'>) {
  const { t } = useTranslation('segments')
  const { within } = part
  const kind = within === undefined ? 'ever' : Array.isArray(within) ? 'between' : 'last'
  const { count, unit } = spanOf(within)
  const [from, to] = Array.isArray(within) ? within : ['', '']
  const span = (next: string) => onChange({ ...part, within: next })
  return (
    <div className={styles.line}>
      <Select
        label={t('beyond.when')}
        allowDeselect={false}
        data={(['last', 'between', 'ever'] as const).map((value) => ({ value, label: t(`beyond.within.${value}`) }))}
        value={kind}
        onChange={(next) =>
          onChange({
            ...part,
            within:
              next === 'ever' ? undefined : next === 'between' ? [`${today().slice(0, 4)}-01-01`, today()] : '90d',
          })
        }
      />
      {kind === 'last' && (
        <>
          <NumberInput
            className={styles.short}
            label={t('ui:filter.howMany')}
            min={1}
            max={9_999}
            allowDecimal={false}
            value={count}
            onChange={(next) => typeof next === 'number' && next > 0 && span(`${next}${unit}`)}
          />
          <Select
            label={t('ui:filter.unit')}
            allowDeselect={false}
            data={['d', 'w', 'm', 'y'].map((value) => ({ value, label: t(`ui:filter.unitOf.${value}`, { count }) }))}
            value={unit}
            onChange={(next) => next && span(`${count}${next}`)}
          />
        </>
      )}
      {kind === 'between' && (
        <>
          <TextInput
            type="date"
            label={t('ui:filter.from')}
            value={from}
            onChange={({ currentTarget }) => onChange({ ...part, within: [currentTarget.value, to] })}
          />
          <TextInput
            type="date"
            label={t('ui:filter.to')}
            value={to}
            onChange={({ currentTarget }) => onChange({ ...part, within: [from, currentTarget.value] })}
          />
        </>
      )}
    </div>
  )
}
