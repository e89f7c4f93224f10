import { Popover } from '@mantine/core'
import { cloneElement, type ReactElement } from 'react'
import { FilterEditor } from './FilterEditor.tsx'
import type { Field } from './field.ts'
import type { Condition } from './filter.ts'
import type { Opening } from './on-demand.tsx'

interface FilterEditingProps {
  field: Field
  condition: Condition
  onEdit: (condition: Condition) => void
  onClose: () => void
}

/** The editor of a condition, hung on the words of its chip. */
export function FilterEditing({
  field,
  condition,
  onEdit,
  onClose,
  opened,
  setOpened,
  children,
}: FilterEditingProps & Opening) {
  const toggle = (open: boolean) => {
    setOpened(open)
    if (!open) onClose()
  }
  const sentence = children as ReactElement<Record<string, unknown>>
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
        {cloneElement(sentence, {
          onClick: () => toggle(!opened),
          'aria-haspopup': 'dialog',
          'aria-expanded': opened,
        })}
      </Popover.Target>
      <Popover.Dropdown role="dialog" aria-label={field.label}>
        <FilterEditor field={field} condition={condition} onChange={onEdit} close={() => toggle(false)} />
      </Popover.Dropdown>
    </Popover>
  )
}
