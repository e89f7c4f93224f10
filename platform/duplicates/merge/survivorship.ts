import type { Field } from '#platform/objects/field'
import { isList } from '#platform/objects/field-kinds'
import { type AnyRecord, isColumn, type ObjectType } from '#platform/objects/object-type'
import { same } from '#platform/objects/same'
import { fieldValue } from '#platform/undo/field-values'

/** Why a value was proposed; the screens have words for each. */
export const rules = ['only', 'longer', 'further', 'newer', 'survivor', 'all'] as const
export type Rule = (typeof rules)[number]

/** Whose value of a field stays: one record's, or of a list the entries of several. */
export interface Choice {
  field: string
  from: string[]
  rule: Rule
}

/** What two records to be merged differ in, with a proposal for each field. */
export interface Proposal {
  survivorId: string
  choices: Choice[]
  /** Fields in which all that have something have the same. */
  equal: string[]
}

/** Fields a person decides about when records are merged. */
export const mergedFields = (type: ObjectType): [string, Field][] =>
  Object.entries(type.fields).filter(
    ([, field]) => !field.readonly && field.type !== 'lines' && (isColumn(field) || field.type === 'related'),
  )

const isMany = (field: Field) => isList(field.type) || field.type === 'related'

const isEmpty = (value: unknown) =>
  value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0)

/** The fullest record stays; of those as full, the oldest. */
export function fullest(type: ObjectType, records: readonly AnyRecord[]): string {
  const filled = (record: AnyRecord) => mergedFields(type).filter(([name]) => !isEmpty(fieldValue(record, name))).length
  const [first] = records.toSorted(
    (a, b) => filled(b) - filled(a) || String(a.createdAt).localeCompare(String(b.createdAt)),
  )
  return first?.id ?? ''
}

/** Proposes for every field whose value stays. */
export function propose(type: ObjectType, records: readonly AnyRecord[], survivorId: string): Proposal {
  const choices: Choice[] = []
  const equal: string[] = []
  for (const [name, field] of mergedFields(type)) {
    const having = records.filter((record) => !isEmpty(fieldValue(record, name)))
    const [first] = having
    if (!first) continue
    const differs = having.some((record) => !same(fieldValue(record, name), fieldValue(first, name)))
    if (!differs && having.length > 1) equal.push(name)
    else choices.push({ field: name, ...chosen(type, { name, field, having, survivorId }) })
  }
  return { survivorId, choices, equal }
}

interface Deciding {
  name: string
  field: Field
  having: readonly AnyRecord[]
  survivorId: string
}

function chosen(type: ObjectType, { name, field, having, survivorId }: Deciding): Omit<Choice, 'field'> {
  const [only] = having
  if (having.length === 1 && only) return { from: [only.id], rule: 'only' }
  if (isMany(field)) return { from: survivorFirst(having, survivorId), rule: 'all' }
  const best = (rule: Rule, worth: (record: AnyRecord) => number | string): Omit<Choice, 'field'> => {
    const [first] = having.toSorted((a, b) => (worth(b) > worth(a) ? 1 : worth(b) < worth(a) ? -1 : 0))
    return { from: [first?.id ?? survivorId], rule }
  }
  if (field.onlyForward)
    return best('further', (record) => field.options?.indexOf(String(fieldValue(record, name))) ?? 0)
  if (type.title.includes(name)) return best('longer', (record) => nameWorth(String(fieldValue(record, name))))
  if (field.type === 'user' || field.key) {
    const own = having.find(({ id }) => id === survivorId) ?? only
    return { from: [own?.id ?? survivorId], rule: 'survivor' }
  }
  return best('newer', (record) => String(record.updatedAt))
}

const survivorFirst = (having: readonly AnyRecord[], survivorId: string) =>
  having.map(({ id }) => id).toSorted((a, b) => Number(b === survivorId) - Number(a === survivorId))

/** A name that is written out and in both cases says more than an initial or a shout. */
const nameWorth = (name: string) => name.length + (name !== name.toUpperCase() && name !== name.toLowerCase() ? 0.5 : 0)

/** The survivor's fields as the choices make them, as an input. */
export function survivingInput(
  type: ObjectType,
  records: readonly AnyRecord[],
  choices: readonly Pick<Choice, 'field' | 'from'>[],
): Record<string, unknown> {
  const byId = new Map(records.map((record) => [record.id, record]))
  const input: Record<string, unknown> = {}
  const custom: Record<string, unknown> = {}
  for (const { field: name, from } of choices) {
    const field = type.fields[name]
    if (!field) continue
    const values = from.flatMap((id) => {
      const record = byId.get(id)
      const value = record ? (fieldValue(record, name) ?? null) : null
      // Nobody is the parent of themselves.
      return record ? [typeof value === 'string' && byId.has(value) ? null : value] : []
    })
    const value = isMany(field) ? united(field, values.flat()) : (values[0] ?? null)
    if (name.startsWith('custom.')) custom[name.slice('custom.'.length)] = value
    else input[name] = value
  }
  return Object.keys(custom).length > 0 ? { ...input, custom } : input
}

/** The entries of several lists, each once; the first stays the primary one. */
function united(field: Field, entries: readonly unknown[]): unknown[] {
  const seen = new Map<string, unknown>()
  for (const entry of entries) {
    const key = identityOf(entry)
    if (!seen.has(key)) seen.set(key, entry)
  }
  return [...seen.values()].map((entry, at) => {
    if (typeof entry !== 'object' || entry === null) return entry
    const { name: _, ...rest } = entry as Record<string, unknown> // a company's name is its own, not the contact's
    const plain = field.type === 'related' ? rest : { ...entry }
    return 'primary' in plain ? { ...plain, primary: at === 0 } : plain
  })
}

const identityOf = (entry: unknown): string => {
  const { id, value } = Object(entry)
  return String(id ?? value ?? JSON.stringify(entry))
}
