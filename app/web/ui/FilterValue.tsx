import { Checkbox, SegmentedControl, Select, TextInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import styles from './FilterEditor.module.css'
import type { Field } from './field.ts'
import { type Condition, shapeOf, spanOf } from './filter.ts'
import { useFormats } from './format.ts'
import { RecordChoices } from './RecordChoices.tsx'
import { peopleOf, useSources } from './sources.ts'

interface FilterValueProps {
  field: Field
  condition: Condition
  onChange: (value: unknown) => void
}

/** The input that fits a condition's value. */
export function FilterValue({ field, condition, onChange }: FilterValueProps) {
  const { t } = useTranslation('ui')
  switch (shapeOf(field.type, condition.op)) {
    case 'none':
      return null
    case 'flag':
      return (
        <SegmentedControl
          aria-label={t('filter.value')}
          value={condition.value === false ? 'no' : 'yes'}
          onChange={(answer) => onChange(answer === 'yes')}
          data={['yes', 'no'].map((value) => ({ value, label: t(value) }))}
        />
      )
    case 'list':
      return <ListValue field={field} condition={condition} onChange={onChange} />
    case 'span':
      return <SpanValue condition={condition} onChange={onChange} />
    case 'pair': {
      const [from, to] = Array.isArray(condition.value) ? condition.value : []
      return (
        <div className={styles.pair}>
          <OneValue field={field} label={t('filter.from')} value={from} onChange={(next) => onChange([next, to])} />
          <OneValue field={field} label={t('filter.to')} value={to} onChange={(next) => onChange([from, next])} />
        </div>
      )
    }
    default:
      return <OneValue field={field} label={t('filter.value')} value={condition.value} onChange={onChange} />
  }
}

function OneValue({
  field,
  label,
  value,
  onChange,
}: {
  field: Field
  label: string
  value: unknown
  onChange: (value: unknown) => void
}) {
  const { currency, minorDigits } = useFormats()
  const isDate = field.type === 'date' || field.type === 'dateTime'
  const isAmount = field.type === 'number' || field.type === 'money' || field.type === 'rating'
  // Money is kept in cents and typed in euros.
  const factor = field.type === 'money' ? 10 ** minorDigits(currency) : 1
  const shown = isAmount && typeof value === 'number' ? String(value / factor) : typeof value === 'string' ? value : ''
  return (
    <TextInput
      aria-label={label}
      placeholder={label}
      data-autofocus
      type={isDate ? 'date' : isAmount ? 'number' : 'text'}
      step="any"
      defaultValue={shown}
      rightSection={field.type === 'money' ? <span className={styles.head}>{currency}</span> : undefined}
      rightSectionWidth={field.type === 'money' ? 44 : undefined}
      onChange={({ currentTarget: { value: typed } }) =>
        onChange(isAmount ? (typed === '' ? '' : Math.round(Number(typed) * factor * 1e6) / 1e6) : typed)
      }
    />
  )
}

function SpanValue({ condition, onChange }: Omit<FilterValueProps, 'field'>) {
  const { t } = useTranslation('ui')
  const { count, unit } = spanOf(condition.value)
  return (
    <div className={styles.pair}>
      <TextInput
        type="number"
        min={1}
        aria-label={t('filter.howMany')}
        data-autofocus
        defaultValue={count}
        onChange={(event) => onChange(`${Math.max(1, Math.trunc(Number(event.currentTarget.value)) || 1)}${unit}`)}
      />
      <Select
        aria-label={t('filter.unit')}
        allowDeselect={false}
        value={unit}
        data={['d', 'w', 'm', 'y'].map((value) => ({ value, label: t(`filter.unitOf.${value}`, { count }) }))}
        onChange={(next) => next && onChange(`${count}${next}`)}
        comboboxProps={{ withinPortal: false }}
      />
    </div>
  )
}

function ListValue({ field, condition, onChange }: FilterValueProps) {
  const sources = useSources()
  const chosen = Array.isArray(condition.value) ? condition.value.filter((item) => typeof item === 'string') : []
  const isOfPeople = field.type === 'user' || field.type === 'shares'
  if (field.object && !isOfPeople) return <RecordChoices object={field.object} chosen={chosen} onChange={onChange} />
  const options =
    field.options ??
    (isOfPeople
      ? peopleOf(sources, field).map((user) => ({ value: user.id, label: user.name }))
      : sources.tags.map((tag) => ({ value: tag, label: tag })))
  return (
    <Checkbox.Group value={chosen} onChange={onChange} aria-label={field.label}>
      <div className={styles.choices}>
        {options.map((option) => (
          <Checkbox key={option.value} value={option.value} label={option.label} />
        ))}
      </div>
    </Checkbox.Group>
  )
}
