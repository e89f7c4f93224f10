import { sql } from 'kysely'
import type { Ctx } from '#platform/ctx/ctx'
import type { Field } from '#platform/objects/field'
import { isColumn, type ObjectType } from '#platform/objects/object-type'
import { lockRows } from '#platform/objects/rows'
import { same } from '#platform/objects/same'

export type Values = Record<string, unknown>

/** A record as it stands, with what stands beside it (companies of a contact, lines of an order). */
export interface Standing {
  isTrashed: boolean
  values: Values
}

/** The records as they stand, locked until the transaction ends. */
export async function standing(ctx: Ctx, type: ObjectType, ids: readonly string[]): Promise<Map<string, Standing>> {
  const rows = await lockRows(ctx, type, ids)
  const beside = Object.entries(type.expressions ?? {}).filter(([name]) => !type.fields[name]?.readonly)
  const found = new Map([...rows].map(([id, { values, deletedAt }]) => [id, { isTrashed: deletedAt !== null, values }]))
  if (beside.length === 0 || found.size === 0) return found
  const selected = sql.join(beside.map(([name, expression]) => sql`${expression} as ${sql.id(name)}`))
  const { rows: more } = await sql<{ id: string } & Values>`
    select id, ${selected} from ${sql.table(type.table)}
     where workspace_id = ${ctx.workspaceId} and id = any (${ids}::uuid[])`.execute(ctx.db)
  for (const { id, ...values } of more) Object.assign(found.get(id)?.values ?? {}, values)
  return found
}

/** Whether a field has now what an event noted. */
export function isStill(field: Field, now: unknown, then: unknown): boolean {
  if (field.type === 'dateTime' && now && then) return Date.parse(String(now)) === Date.parse(String(then))
  if (isColumn(field)) return same(now ?? null, then ?? null) || (isEmpty(now) && isEmpty(then))
  return same(besideForm(field, now), besideForm(field, then))
}

const isEmpty = (value: unknown) =>
  value === null || value === undefined || (Array.isArray(value) && value.length === 0)

/** What is read of a record at the other end (`{id, name, role}`) and what its event noted (`{companyId, role}`) as one. */
function besideForm(field: Field, value: unknown): unknown {
  const entries = (Array.isArray(value) ? value : []).map((entry) => {
    const { name: _, [`${field.object}Id`]: otherId, ...rest } = Object(entry)
    return otherId === undefined ? rest : { id: otherId, ...rest }
  })
  return field.type === 'lines' ? (value ?? []) : entries.sort((a, b) => (String(a.id) < String(b.id) ? -1 : 1))
}

/** What an event noted, as a client would send it. */
export function asInput(field: Field, noted: unknown): unknown {
  if (!isColumn(field)) return besideForm(field, noted)
  // A list that was empty is told as null.
  return noted === null && field.read.safeParse([]).success ? [] : noted
}

const CUSTOM = 'custom.'

/** A field's value among a record's. Custom fields stand under their own name, or together under `custom`. */
export const fieldValue = (values: Values, name: string): unknown =>
  name in values || !name.startsWith(CUSTOM) ? values[name] : Object(values.custom)[name.slice(CUSTOM.length)]

/** An input with one more field. */
export const withField = (input: Values, name: string, value: unknown): Values =>
  name.startsWith(CUSTOM)
    ? { ...input, custom: { ...Object(input.custom), [name.slice(CUSTOM.length)]: value } }
    : { ...input, [name]: value }

/** An input without a field. */
export function withoutField(input: Values, name: string): Values {
  if (!name.startsWith(CUSTOM)) return Object.fromEntries(Object.entries(input).filter(([key]) => key !== name))
  const { [name.slice(CUSTOM.length)]: _, ...custom } = Object(input.custom)
  return Object.keys(custom).length > 0 ? { ...input, custom } : withoutField(input, 'custom')
}

/** The field that a refusal's path is in. */
export const fieldOfPath = (path: string): string =>
  path
    .split('.')
    .slice(0, path.startsWith(CUSTOM) ? 2 : 1)
    .join('.')
