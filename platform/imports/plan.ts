import type { Locality, Parsed } from '#platform/values/parsed'
import type { ColumnShape } from './file/file-shape.ts'
import type { ColumnMapping } from './mapping.ts'
import { type CellStyle, readerOf } from './read-value.ts'
import { type MappableField, type Target, targetsOf } from './target.ts'

/** What the person decided once for the whole file. */
export interface ImportDefaults extends Locality {
  /** ISO 4217, for amounts without one. */
  currency?: string
  /** What a line of an order is called where no column names its product. */
  productName?: string
}

/** One mapped column, everything about it decided beforehand. */
export interface Step {
  column: number
  path: string
  field: MappableField
  /** Behind the dot of the path, empty for a field of its own. */
  part: string
  slot: string
  label: string
  style: CellStyle
  /** What to read instead of a word, by the word as `wordKey` spells it. */
  words: ReadonlyMap<string, string>
  read: (text: string, style: CellStyle) => Parsed<unknown>
  /** For a cell that speaks of another field instead: a stage column that says won. */
  orElse?: { field: string; read: (text: string, style: CellStyle) => Parsed<unknown> }
}

/** Words are the same in small and capital letters. */
export const wordKey = (text: string): string => text.trim().toLowerCase()

export interface MappingPlan {
  steps: Step[]
  defaults: ImportDefaults
  fields: readonly MappableField[]
}

/**
 * Turns a mapping into steps in the order they must run: the country before phones, the currency before amounts.
 * @throws RangeError when the mapping names a column or a field there is none of.
 */
export function planMapping(
  mapping: readonly ColumnMapping[],
  columns: readonly ColumnShape[],
  fields: readonly MappableField[],
  defaults: ImportDefaults = {},
): MappingPlan {
  const targets = new Map(targetsOf(fields).map((target) => [target.path, target]))
  const steps = mapping.flatMap((one) =>
    one.field === null
      ? []
      : [{ ...stepOf(one, one.field, columns, targets, defaults), ...elseOf(one.field, targets) }],
  )
  return { steps: steps.sort((one, other) => urgency(one) - urgency(other)), defaults, fields }
}

function stepOf(
  mapping: ColumnMapping,
  path: string,
  columns: readonly ColumnShape[],
  targets: Map<string, Target>,
  defaults: ImportDefaults,
): Step {
  const target = targets.get(path)
  const column = columns[mapping.column]
  if (!target) throw new RangeError(`No field ${path}`)
  if (!column) throw new RangeError(`No column ${mapping.column}`)
  return {
    column: mapping.column,
    path,
    field: target.field,
    part: target.part,
    slot: mapping.slot ?? '',
    label: mapping.label ?? '',
    style: { ...defaults, ...column.style },
    words: new Map(Object.entries(mapping.words ?? {}).map(([word, instead]) => [wordKey(word), instead])),
    read: readerOf(target.field.fields?.find(({ name }) => name === target.part) ?? target.field),
  }
}

function elseOf(path: string, targets: Map<string, Target>): Pick<Step, 'orElse'> {
  const other = targets.get(targets.get(path)?.field.orElse ?? '')?.field
  return other ? { orElse: { field: other.name, read: readerOf(other) } } : {}
}

/** Emails tell the country of phones without one; what a row's address says counts more. */
function urgency({ path, field, part }: Step): number {
  if (part === 'country' || field.name === 'currency') return 0
  if (field.type === 'emails' || part === 'email') return 1
  return field.type === 'phones' || part === 'phone' ? 3 : path === 'fullName' ? 4 : 2
}
