import type { Ctx } from '#platform/ctx/ctx'
import type { InputError } from '#platform/http/refusal'
import { refuseInput } from '#platform/http/refusal'
import type { ObjectType } from '#platform/objects/object-type'
import type { ColumnShape } from './file/file-shape.ts'
import type { MappingInput } from './import-input.ts'
import { mappable } from './mappable.ts'
import type { ColumnMapping, SuggestedMapping } from './mapping.ts'
import type { Target } from './target.ts'

interface Whereto {
  ctx: Pick<Ctx, 'objects'>
  type: ObjectType
  columns: readonly ColumnShape[]
  suggested: readonly SuggestedMapping[]
}

/**
 * A mapping as a client sends it, brought to one entry a column. Columns not named are left out; which of several
 * addresses or emails a column belongs to is taken from the suggestion, or counted.
 * @throws Refusal invalid_input for a column or field there is none of, and for two columns in one place.
 */
export function readMapping({ ctx, type, columns, suggested }: Whereto, given: MappingInput): ColumnMapping[] {
  const { targets } = mappable(ctx, type)
  const errors: InputError[] = []
  const chosen = new Map<number, ColumnMapping>()
  for (const [at, { column: named, field, slot, label, words }] of given.entries()) {
    const column = columns.find(({ index, header }) =>
      typeof named === 'number' ? index === named : header === named.trim(),
    )
    if (!column) errors.push(unknownColumn(at, named, columns))
    else if (field !== null && !targets.some(({ path }) => path === field))
      errors.push(unknownField(at, field, targets))
    else if (chosen.has(column.index)) errors.push(twice(at, `Column ${named} is mapped twice`))
    else {
      const as = suggested.find((one) => one.column === column.index && one.field === field)
      const own = {
        ...(slot ? { slot } : {}),
        ...(label ? { label } : {}),
        ...(words && hasSome(words) ? { words } : {}),
      }
      const places = { ...(as?.slot ? { slot: as.slot } : {}), ...(as?.label ? { label: as.label } : {}), ...own }
      chosen.set(column.index, { column: column.index, field, ...places })
    }
  }
  const mapping = columns.map(({ index }) => chosen.get(index) ?? { column: index, field: null })
  errors.push(...crowded(targets, mapping))
  if (errors.length > 0) refuseInput(...errors.slice(0, 100))
  return mapping
}

const hasSome = (words: object) => Object.keys(words).length > 0

/** Two columns in a place for one: addresses are told apart by slots, anything else is refused. */
function crowded(places: readonly Target[], mapping: ColumnMapping[]): InputError[] {
  const targets = new Map(places.map((target) => [target.path, target]))
  const taken = new Map<string, number>()
  return mapping.flatMap((one, at) => {
    const target = targets.get(one.field ?? '')
    if (!target || (target.repeats && !target.part)) return []
    const place = `${target.path} ${one.slot ?? ''}`
    const times = (taken.get(place) ?? 0) + 1
    taken.set(place, times)
    if (times === 1) return []
    if (!target.slots) return [twice(at, `Two columns go to ${target.path}`)]
    one.slot = `${one.slot ?? ''} ${times}`.trim()
    return []
  })
}

const twice = (at: number, message: string): InputError => ({
  path: `mapping.${at}`,
  code: 'taken',
  message,
  mend: 'Leave one of the two out.',
})

const unknownColumn = (at: number, column: string | number, columns: readonly ColumnShape[]): InputError => ({
  path: `mapping.${at}.column`,
  code: 'unknown_column',
  message: `The file has no column “${column}”`,
  mend: `Its columns are: ${columns
    .map(({ header, index }) => header || index)
    .join(', ')
    .slice(0, 500)}.`,
})

const unknownField = (at: number, field: string, targets: readonly Target[]): InputError => ({
  path: `mapping.${at}.field`,
  code: 'unknown_field',
  message: `There is no field “${field}”`,
  mend: `Use one of: ${targets.map(({ path }) => path).join(', ')}.`,
})
