import { Popover } from '@mantine/core'
import { IconX } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import styles from './FilterBar.module.css'
import { FilterEditor } from './FilterEditor.tsx'
import type { Field } from './field.ts'
import type { Condition } from './filter.ts'
import { useFilterWords } from './use-filter-words.ts'

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
  const [opened, setOpened] = useState(startOpen)
  const [edited, setEdited] = useState(condition)
  const field = fields.find((candidate) => candidate.key === condition.field)
  const shown = opened ? edited : condition
  if (!field) return <FilterChip.Group remove={remove} />
  const value = words.value(field, shown)
  const toggle = (open: boolean) => {
    setEdited(condition)
    setOpened(open)
    if (!open) onClose?.()
  }
  return (
    <Popover
      opened={opened}
      onChange={toggle}
      position="bottom-start"
      width={280}
      trapFocus
      returnFocus
      withRoles={false}
    >
      <Popover.Target>
        <span className={styles.chip}>
          <button
            type="button"
            className={`plain ${styles.sentence}`}
            onClick={() => toggle(!opened)}
            aria-haspopup="dialog"
            aria-expanded={opened}
          >
            <span>{field.label}</span>
            <span className={styles.operator}>{words.operator(field, shown)}</span>
            {value && <span className={styles.value}>{value}</span>}
          </button>
          <RemoveButton label={t('filter.remove', { field: field.label })} remove={remove} />
        </span>
      </Popover.Target>
      <Popover.Dropdown role="dialog" aria-label={field.label}>
        <FilterEditor
          field={field}
          condition={edited}
          onChange={(next) => {
            setEdited(next)
            onChange(next)
          }}
          close={() => toggle(false)}
        />
      </Popover.Dropdown>
    </Popover>
  )
}

/** Conditions nested deeper than chips can say; they hold, and can be taken away. */
FilterChip.Group = function FilterGroupChip({ remove }: { remove: () => void }) {
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
