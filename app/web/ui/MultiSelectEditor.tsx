import { MultiSelect } from '@mantine/core'
import { useState } from 'react'
import type { EditorProps } from './editors.tsx'
import { textsOf } from './field.ts'

/** Several of the options: leaving saves them, Escape lets go. */
export function MultiSelectEditor({ field, labelledBy, value, commit, cancel }: EditorProps) {
  const [chosen, setChosen] = useState(textsOf(value))
  return (
    <MultiSelect
      autoFocus
      defaultDropdownOpened
      searchable
      size="xs"
      mx={-6}
      aria-labelledby={labelledBy}
      data={(field.options ?? []).map((option) => ({ value: option.value, label: option.label }))}
      value={chosen}
      onChange={setChosen}
      onKeyDown={(event) => event.key === 'Escape' && cancel()}
      onBlur={() => commit(chosen)}
    />
  )
}
