import { sql } from 'kysely'
import type { Ctx } from '#platform/ctx/ctx'
import type { Field } from '#platform/objects/field'
import { isColumn, type ObjectType } from '#platform/objects/object-type'
import { lockRows } from '#platform/objects/rows'
import { same } from '#platform/objects/same'
import { saveRecords } from '#platform/objects/save-records'
import { trashRecords } from '#platform/objects/trash-records'
import type { Conflict } from '../stored-import.ts'
import type { ImportedEvent } from './imported-events.ts'
import { stillUsed } from './still-used.ts'

type Values = Record<string, unknown>

/**
 * Takes events back, newest first: a field becomes what it was if it still is what the import made it, else it is a
 * conflict and stays. A record that was created goes to the trash, whence it can come back; one that was only made along with others (the company of a
 * contact) stays where something hangs on it that stays.
 */
export async function takeBack(ctx: Ctx, imported: string, events: readonly ImportedEvent[]): Promise<Conflict[]> {
  const conflicts: Conflict[] = []
  // Records before what they hang on: events come newest first, and a company is made before its contacts.
  for (const object of new Set(events.map((event) => event.object))) {
    const type = ctx.objects.find(object)
    const own = events.filter((event) => event.object === object)
    const created = new Set(own.flatMap(({ verb, recordId }) => (verb === 'created' ? recordId : [])))
    conflicts.push(
      ...(await restoreFields(
        ctx,
        type,
        own.filter(({ recordId }) => !created.has(recordId)),
      )),
    )
  }
  await trashCreated(ctx, imported, events)
  return conflicts
}

async function restoreFields(ctx: Ctx, type: ObjectType, events: readonly ImportedEvent[]): Promise<Conflict[]> {
  const ids = [...new Set(events.map(({ recordId }) => recordId))]
  const current = await currentValues(ctx, type, ids)
  const conflicts: Conflict[] = []
  const inputs = new Map<string, Values>()
  for (const { recordId, changes } of events) {
    const values = current.get(recordId)
    if (!values) continue
    for (const [name, [before, after]] of Object.entries(changes)) {
      const field = type.fields[name]
      if (!field || field.readonly) continue
      if (!sameValue(field, values[name], after)) {
        conflicts.push({ object: type.name, recordId, field: name, imported: after, now: values[name] ?? null })
        continue
      }
      values[name] = before
      inputs.set(recordId, { ...inputs.get(recordId), [name]: inputOf(field, before) })
    }
  }
  const saved = await saveRecords(
    ctx,
    type,
    [...inputs].map(([id, input]) => ({ id, input })),
  )
  // What was there before may refer to a record that is gone by now.
  for (const result of saved)
    if (result.status === 'failed' && result.id)
      conflicts.push({
        object: type.name,
        recordId: result.id,
        field: result.errors[0]?.path ?? '',
        imported: null,
        now: null,
      })
  return conflicts
}

/** The records as they stand, locked, with what stands beside them (companies of a contact, lines of an order). */
async function currentValues(ctx: Ctx, type: ObjectType, ids: readonly string[]): Promise<Map<string, Values>> {
  const rows = await lockRows(ctx, type, ids)
  const beside = Object.entries(type.expressions ?? {})
  const found = new Map([...rows].map(([id, { values }]) => [id, { ...values }]))
  if (beside.length === 0 || found.size === 0) return found
  const selected = sql.join(beside.map(([name, expression]) => sql`${expression} as ${sql.id(name)}`))
  const { rows: more } = await sql<{ id: string } & Values>`
    select id, ${selected} from ${sql.table(type.table)}
     where workspace_id = ${ctx.workspaceId} and id = any (${ids}::uuid[])`.execute(ctx.db)
  for (const { id, ...values } of more) Object.assign(found.get(id) ?? {}, values)
  return found
}

function sameValue(field: Field, now: unknown, then: unknown): boolean {
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

function inputOf(field: Field, before: unknown): unknown {
  if (!isColumn(field)) return besideForm(field, before)
  // A list that was empty is told as null.
  return before === null && field.read.safeParse([]).success ? [] : before
}

async function trashCreated(ctx: Ctx, imported: string, events: readonly ImportedEvent[]): Promise<void> {
  const created = events.filter(({ verb }) => verb === 'created')
  const byObject = new Map<string, string[]>()
  for (const { object, recordId } of created) byObject.set(object, [...(byObject.get(object) ?? []), recordId])
  const moving = new Set(created.map(({ recordId }) => recordId))
  for (const [object, ids] of byObject) {
    const type = ctx.objects.find(object)
    const used = object === imported ? new Set<string>() : await stillUsed(ctx, type, ids, moving)
    await trashRecords(
      ctx,
      type,
      ids.filter((id) => !used.has(id)),
    )
  }
}
