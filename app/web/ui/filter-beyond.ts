import type { ComponentType } from 'react'
import type { Filter } from './filter.ts'

export interface BeyondChipProps {
  object: string
  part: Filter
  onChange: (part: Filter) => void
  remove: () => void
  startOpen?: boolean
  onClose?: () => void
}

/** Conditions that look beyond a record's fields, handed in by whoever knows what there is to look at. */
export interface BeyondFields {
  /** Whose records are filtered. */
  object: string
  /** For the menu of fields; keys begin with `@`. */
  options: { key: string; label: string }[]
  fresh: (key: string) => Filter
  knows: (part: Filter) => boolean
  /** Half-written ones must not empty the list. */
  isWhole: (part: Filter) => boolean
  Chip: ComponentType<BeyondChipProps>
}
