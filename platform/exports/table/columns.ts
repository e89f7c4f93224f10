import type { Ctx } from '#platform/ctx/ctx'
import { valueIn } from '#platform/objects/custom-values'
import { facetNamed } from '#platform/objects/facet-values'
import type { Field } from '#platform/objects/field'
import type { AnyRecord, ObjectType } from '#platform/objects/object-type'
import { titlesOf } from '#platform/objects/titles'
import { localTime } from '#platform/values/local-time'
import { fractionDigits } from '#platform/values/money'
import type { ExportColumn } from '../export-shape.ts'
import type { Cell } from './cell.ts'

/** One column of the file: what its header says and what it takes of a record. */
export interface TableColumn {
  header: string
  /** A hint for its width. */
  type: string
  cell: (record: AnyRecord, names: Names) => Cell
}

/** Names of what the records of one page refer to, by id. */
export type Names = ReadonlyMap<string, string>

const SYSTEM: Record<string, string> = { id: 'text', createdAt: 'dateTime', updatedAt: 'dateTime', createdBy: 'user' }
const ADDRESS = ['street', 'postcode', 'city', 'region', 'country'] as const

/** Names of the fields that stand in a file unless told, those that every record has last. */
export const exportable = (type: ObjectType): string[] => [...Object.keys(type.fields), ...Object.keys(SYSTEM)]

/** The columns for the chosen fields: an address takes five, an amount is followed by its currency. */
export function tableColumns(
  ctx: Pick<Ctx, 'workspace'>,
  type: ObjectType,
  chosen: readonly ExportColumn[],
): TableColumn[] {
  const columns = chosen.flatMap(({ field: name, label }) => {
    const field = type.fields[name] ?? facetNamed(type, name)?.facet.type.fields[name.split('.')[1] ?? '']
    const header = label ?? field?.label ?? name
    const kind = field?.result ?? field?.type ?? SYSTEM[name] ?? 'text'
    if (kind === 'addresses' || kind === 'address') return addressColumns(name, header)
    return [{ header, type: kind, cell: cellReader(ctx, name, kind, field) }]
  })
  const hasAmount = chosen.some(({ field }) => type.fields[field]?.type === 'money' && !field.includes('.'))
  if (!hasAmount || !type.fields.currency || chosen.some(({ field }) => field === 'currency')) return columns
  return [...columns, { header: 'currency', type: 'text', cell: ({ currency }) => textOf(currency) }]
}

function addressColumns(name: string, header: string): TableColumn[] {
  return ADDRESS.map((part) => ({
    header: header === name ? part : `${header} - ${part}`,
    type: 'text',
    cell: (record) => {
      const value = valueIn(record, name)
      const [first] = Array.isArray(value) ? value : [value]
      return textOf(Object(first)[part])
    },
  }))
}

function cellReader(
  ctx: Pick<Ctx, 'workspace'>,
  name: string,
  kind: string,
  field: Field | undefined,
): TableColumn['cell'] {
  const { currency, timeZone } = ctx.workspace
  const of =
    (read: (value: unknown, record: AnyRecord, names: Names) => Cell): TableColumn['cell'] =>
    (record, names) => {
      const value = valueIn(record, name)
      return value === null || value === undefined ? null : read(value, record, names)
    }
  switch (kind) {
    case 'number':
    case 'rating':
      return of((value) => (typeof value === 'number' ? value : Number(value)))
    case 'money':
      return of((value, record) => ({
        amount: Number(value),
        digits: fractionDigits(String(record.currency ?? currency)),
      }))
    case 'boolean':
      return of((value) => value === true)
    case 'date':
      return of((value) => ({ day: String(value) }))
    case 'dateTime':
      return of((value) => ({
        moment: new Date(String(value)).toISOString(),
        local: localTime(String(value), timeZone),
      }))
    case 'relation':
    case 'user':
      return of((value, _, names) => names.get(String(value)) ?? '')
    case 'emails':
    case 'phones':
      return of((value) => joined(value, (one) => Object(one).value))
    case 'socials':
      return of((value) => joined(value, (one) => Object(one).url))
    case 'related':
      return of((value) => joined(value, (one) => Object(one).name))
    case 'lines':
      return of((value) => joined(value, (one) => `${Object(one).quantity} × ${Object(one).productName}`))
    case 'checklist':
      return of((value) => joined(value, (one) => `[${Object(one).done ? 'x' : ' '}] ${Object(one).text}`))
    case 'shares':
      return of((value, _, names) =>
        joined(value, (one) => `${names.get(String(Object(one).userId)) ?? ''} ${Object(one).percent} %`.trim()),
      )
    case 'links':
      return of((value, _, names) => joined(value, (one) => names.get(String(Object(one).id))))
    case 'tags':
    case 'domains':
      return of((value) => joined(value, String))
    case 'multiSelect':
      return of((value) => joined(value, (one) => choiceLabel(field, one)))
    case 'select':
      return of((value) => choiceLabel(field, value))
    default:
      return of(textOf)
  }
}

const joined = (value: unknown, part: (one: unknown) => unknown): string =>
  (Array.isArray(value) ? value : [])
    .map((one) => textOf(part(one)))
    .filter(Boolean)
    .join('; ')

const choiceLabel = (field: Field | undefined, value: unknown): string =>
  field?.choices?.find((choice) => choice.value === value)?.label ?? textOf(value)

function textOf(value: unknown): string {
  if (value === null || value === undefined) return ''
  return typeof value === 'object' ? JSON.stringify(value) : String(value)
}

/** Finds the names of what the records of a page refer to: related records by their titles, people by their names. */
export function namer(type: ObjectType, chosen: readonly ExportColumn[]) {
  const relations = chosen.flatMap(({ field }) => {
    const { type: kind, object } = type.fields[field] ?? {}
    return kind === 'relation' && object ? [{ field, object }] : []
  })
  const links = chosen.filter(({ field }) => type.fields[field]?.type === 'links')
  const hasPeople =
    links.length > 0 ||
    chosen.some(({ field }) => ['user', 'shares'].includes(type.fields[field]?.type ?? SYSTEM[field] ?? ''))
  let people: Map<string, string> | undefined
  return async (ctx: Ctx, records: readonly AnyRecord[]): Promise<Names> => {
    people ??= hasPeople ? await peopleOf(ctx) : new Map()
    if (relations.length + links.length === 0) return people
    const wanted = records.flatMap((record) => [
      ...relations.flatMap(({ field, object }) => {
        const id = valueIn(record, field)
        return typeof id === 'string' ? [{ object, id }] : []
      }),
      ...links.flatMap(({ field }) => (valueIn(record, field) as { object: string; id: string }[] | undefined) ?? []),
    ])
    const titles = wanted.length > 0 ? await titlesOf(ctx, wanted) : new Map()
    return new Map([...people, ...[...titles].map(([id, { title }]) => [id, title] as const)])
  }
}

async function peopleOf(ctx: Ctx): Promise<Map<string, string>> {
  const rows = await ctx.db
    .selectFrom('memberships')
    .innerJoin('users', 'users.id', 'memberships.userId')
    .select(['users.id', 'users.name'])
    .where('memberships.workspaceId', '=', ctx.workspaceId)
    .execute()
  const teams = await ctx.db
    .selectFrom('teams')
    .select(['id', 'name'])
    .where('workspaceId', '=', ctx.workspaceId)
    .execute()
  return new Map([...rows, ...teams].map(({ id, name }) => [id, name]))
}
