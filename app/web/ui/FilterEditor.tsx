import { Button, Select } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import styles from './FilterEditor.module.css'
import { FilterValue } from './FilterValue.tsx'
import type { Field } from './field.ts'
import { type Condition, operatorsOf, withOperator } from './filter.ts'

interface FilterEditorProps {
  field: Field
  condition: Condition
  onChange: (condition: Condition) => void
  close: () => void
}

/** One condition under the hand: its operator, its value. Enter closes. */
export function FilterEditor({ field, condition, onChange, close }: FilterEditorProps) {
  const { t } = useTranslation('ui')
  const operators = operatorsOf[field.type]
  return (
    <form
      className={styles.editor}
      onSubmit={(event) => {
        event.preventDefault()
        // It may hang over another form, which React would tell as well.
        event.stopPropagation()
        close()
      }}
    >
      <div className={styles.head}>{field.label}</div>
      {operators.length > 1 && (
        <Select
          aria-label={t('filter.operator')}
          data={operators.map((value) => ({ value, label: t(`filter.op.${value}`) }))}
          value={condition.op}
          allowDeselect={false}
          onChange={(_, option) => {
            const op = operators.find((candidate) => candidate === option?.value)
            if (op) onChange(withOperator(condition, op, field.type))
          }}
          comboboxProps={{ withinPortal: false }}
        />
      )}
      <FilterValue field={field} condition={condition} onChange={(value) => onChange({ ...condition, value })} />
      <Button type="submit" size="xs" className={styles.done}>
        {t('done')}
      </Button>
    </form>
  )
}
