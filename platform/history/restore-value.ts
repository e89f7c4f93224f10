import { type SqlBool, sql } from 'kysely'
import type { Permission } from '#platform/auth/permissions'
import type { Ctx } from '#platform/ctx/ctx'
import { refuse, refuseInput } from '#platform/http/refusal'
import { saveRecord } from '#platform/objects/save-records'
import { asInput, fieldValue, isStill, standing, withField } from '#platform/undo/field-values'
import { eventRows, ofRecord } from './event-rows.ts'
import { expectReadable } from './record-history.ts'

interface Asked {
  recordId: string
  object: string
  eventId: string
  field: string
  side: 'before' | 'after'
  seen?: unknown
}

/**
 * Writes an earlier value of one field as a change like any other, which says that it was one put back. Somebody may have
 * changed the field since it was looked at: then nothing is written, and the refusal tells its value now.
 * @throws Refusal record_not_found, event_not_found, value_changed
 */
export async function restoreValue(ctx: Ctx, { recordId, object, eventId, field: name, side, seen }: Asked) {
  const type = await expectReadable(ctx, object, recordId)
  const permission: Permission = `${type.plural}.update`
  if (!ctx.may(permission)) refuse('forbidden', { permission })
  const [event] = await eventRows(ctx, sql<SqlBool>`events.id = ${eventId} and ${ofRecord(recordId)}`, {
    order: 'occurred_at',
    limit: 1,
  })
  const change = event?.changes?.[name]
  if (!event || !change) refuse('event_not_found')
  const field = Object.hasOwn(type.fields, name) ? type.fields[name] : undefined
  if (!field || field.readonly)
    refuseInput({
      path: 'field',
      code: 'unknown_field',
      message: `“${name}” can no longer be written`,
      mend: 'The field was archived, or Kith works it out by itself.',
    })
  const now = (await standing(ctx, type, [recordId])).get(recordId) ?? refuse('record_not_found', { object })
  const current = fieldValue(now.values, name) ?? null
  if (!isStill(field, current, seen ?? null)) refuse('value_changed', { field: name, current })
  const value = side === 'before' ? change[0] : change[1]
  const saved = await saveRecord(ctx, type, { id: recordId, input: withField({}, name, asInput(field, value)) })
  await ctx.record({
    ...{ type: 'value.restored', object, recordId, payload: { field: name, eventId, at: event.occurredAt } },
    ...type.timeline(recordId, saved),
  })
  return { recordId, field: name, value: fieldValue(saved, name) ?? null }
}
