import type { CellKind } from './file/cell-kind.ts'
import type { ColumnShape } from './file/file-shape.ts'
import type { SuggestedMapping } from './mapping.ts'

/** A field that could be made for a column. */
export interface Proposal {
  label: string
  type: string
  options: string[]
}

const TYPES: Partial<Record<CellKind, string>> = {
  email: 'email',
  phone: 'phone',
  url: 'url',
  date: 'date',
  dateTime: 'dateTime',
  money: 'money',
  number: 'number',
  boolean: 'boolean',
}

/** Longer texts than these are no names of options. */
const LONGEST_OPTION = 40
const LONG_TEXT = 200

/** Proposes a field for a column that nothing of ours fits: of the type of its cells, a choice where few words come again. */
export function proposalFor(
  column: ColumnShape | undefined,
  { field, why }: SuggestedMapping,
  isOfPeople: boolean,
): Proposal | null {
  if (!column?.header || column.kind === 'empty' || why === 'preset') return null
  // Names of people who are no members here can only be kept as words.
  if (isOfPeople) return { label: column.header.slice(0, 100), type: 'text', options: [] }
  if (field !== null) return null
  const { header, kind, few, samples } = column
  const label = header.slice(0, 100)
  const type = TYPES[kind]
  if (type) return { label, type, options: [] }
  if (kind === 'text' && few?.every((option) => option.length <= LONGEST_OPTION))
    return { label, type: 'select', options: few }
  return { label, type: samples.some((sample) => sample.length > LONG_TEXT) ? 'longText' : 'text', options: [] }
}
