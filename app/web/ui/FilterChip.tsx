import { IconX } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import styles from './FilterBar.module.css'
import type { Field } from './field.ts'
import type { Condition } from './filter.ts'
import { onDemand } from './on-demand.tsx'
import { useFilterWords } from './use-filter-words.ts'

const FilterEditing = onDemand(async () => (await import('./FilterEditing.tsx')).FilterEditing)

interface FilterChipProps {
  fields: Field[]
  condition: Condition
  onChange: (condition: Condition) => void
  remove: () => void
  startOpen?: boolean
  onClose?: () => void
}

/** One condition: field, operator, value, ×. A click anywhere but the × opens its editor. */
export function FilterChip({ fields, condition, onChange, remove, startOpen = false, onClose }: FilterChipProps) {
  const { t } = useTranslation('ui')
  const words = useFilterWords()
  /** The condition as it is being written; undefined while nobody edits it. */
  const [edited, setEdited] = useState<Condition>()
  const field = fields.find((candidate) => candidate.key === condition.field)
  const shown = edited ?? condition
  if (!field) return <GroupChip remove={remove} />
  const value = words.value(field, shown)
  return (
    <span className={styles.chip}>
      <FilterEditing
        field={field}
        condition={shown}
        startOpen={startOpen}
        onEdit={(next) => {
          setEdited(next)
          onChange(next)
        }}
        onClose={() => {
          setEdited(undefined)
          onClose?.()
        }}
      >
        <button type="button" className={`plain ${styles.sentence}`}>
          <span>{field.label}</span>
          <span className={styles.operator}>{words.operator(field, shown)}</span>
          {value && (
            <span className={styles.value} title={value}>
              <span className={styles.words}>{value}</span>
            </span>
          )}
        </button>
      </FilterEditing>
      <RemoveButton label={t('filter.remove', { field: field.label })} remove={remove} />
    </span>
  )
}

/** Conditions nested deeper than chips can say; they hold, and can be taken away. */
export function GroupChip({ remove }: { remove: () => void }) {
  const { t } = useTranslation('ui')
  return (
    <span className={styles.chip}>
      <span className={styles.sentence}>
        <span>{t('filter.group')}</span>
      </span>
      <RemoveButton label={t('filter.remove', { field: t('filter.group') })} remove={remove} />
    </span>
  )
}

function RemoveButton({ label, remove }: { label: string; remove: () => void }) {
  return (
    <button type="button" className={`plain ${styles.remove}`} onClick={remove} aria-label={label}>
      <IconX size={14} stroke={1.6} aria-hidden="true" />
    </button>
  )
}
