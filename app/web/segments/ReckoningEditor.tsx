import { NumberInput, Select } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { Reckoning } from '#platform/objects/filter'
import { useObjects } from '../objects/ObjectsProvider.tsx'
import { useFormats } from '../ui/format.ts'
import styles from './Beyond.module.css'
import { amountsOf } from './beyond.ts'
import { WhereEditor } from './WhereEditor.tsx'

interface ReckoningEditorProps {
  object: string
  part: Reckoning
  onChange: (part: Reckoning) => void
}

const operators = ['gte', 'lte', 'eq', 'gt', 'lt', 'between'] as const

/** A figure over related records: how it is reckoned, of which of them, and what it is compared with. */
export function ReckoningEditor({ part, onChange }: ReckoningEditorProps) {
  const { t } = useTranslation('segments')
  const { models } = useObjects()
  const model = [...models.values()].find(
    ({ descriptor }) => descriptor.name === part.related || descriptor.plural === part.related,
  )
  const amounts = amountsOf(model)
  const how = (value: string | null) => {
    const next = (['count', 'sum', 'avg', 'min', 'max'] as const).find((known) => known === value) ?? 'count'
    onChange({ ...part, how: next, field: next === 'count' ? undefined : (part.field ?? amounts[0]?.key) })
  }
  const [from, to] = [part.value].flat()
  return (
    <>
      <div className={styles.line}>
        <Select
          label={t('beyond.how', { what: model?.many ?? part.related })}
          data-autofocus
          allowDeselect={false}
          data={(amounts.length > 0 ? (['count', 'sum', 'avg', 'min', 'max'] as const) : (['count'] as const)).map(
            (value) => ({
              value,
              label: t(`beyond.figure.${value}`),
            }),
          )}
          value={part.how}
          onChange={how}
        />
        {part.how !== 'count' && (
          <Select
            label={t('beyond.field')}
            allowDeselect={false}
            data={amounts.map(({ key, label }) => ({ value: key, label }))}
            value={part.field ?? null}
            onChange={(field) => field && onChange({ ...part, field })}
          />
        )}
      </div>
      <div className={styles.line}>
        <Select
          label={t('ui:filter.operator')}
          allowDeselect={false}
          data={operators.map((value) => ({ value, label: t(`ui:filter.op.${value}`) }))}
          value={part.op}
          onChange={(value) => {
            const op = operators.find((known) => known === value) ?? 'gte'
            onChange({ ...part, op, value: op === 'between' ? [from ?? 0, to ?? from ?? 0] : (from ?? 0) })
          }}
        />
        <Amount
          part={part}
          label={part.op === 'between' ? t('ui:filter.from') : t('ui:filter.value')}
          value={from}
          change={(value) => onChange({ ...part, value: part.op === 'between' ? [value, to] : value })}
        />
        {part.op === 'between' && (
          <Amount
            part={part}
            label={t('ui:filter.to')}
            value={to}
            change={(value) => onChange({ ...part, value: [from, value] })}
          />
        )}
      </div>
      {model && (
        <WhereEditor
          object={model.descriptor.name}
          where={part.where}
          onChange={(where) => onChange({ ...part, where })}
        />
      )}
    </>
  )
}

function Amount({
  part,
  label,
  value,
  change,
}: {
  part: Reckoning
  label: string
  value: unknown
  change: (value: number) => void
}) {
  const { models } = useObjects()
  const { currency, minorDigits, decimalSeparator } = useFormats()
  const field = [...models.values()]
    .find(({ descriptor }) => descriptor.name === part.related || descriptor.plural === part.related)
    ?.field(part.field ?? '')
  const isMoney = part.how !== 'count' && field?.type === 'money'
  // Money is kept in cents and typed in euros.
  const factor = isMoney ? 10 ** minorDigits(currency) : 1
  return (
    <NumberInput
      label={isMoney ? `${label} (${currency})` : label}
      decimalSeparator={decimalSeparator}
      allowDecimal={part.how !== 'count'}
      value={typeof value === 'number' ? value / factor : ''}
      onChange={(typed) => typeof typed === 'number' && change(Math.round(typed * factor * 1e6) / 1e6)}
    />
  )
}
