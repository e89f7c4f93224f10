import { sql } from 'kysely'
import type { Permission } from '#platform/auth/permissions'
import type { Ctx } from '#platform/ctx/ctx'
import { refuse } from '#platform/http/refusal'
import type { ObjectType } from '#platform/objects/object-type'
import { titlesOf } from '#platform/objects/titles'

/** What people work on together: a record, as it is now if it was merged into another. */
export interface Subject {
  type: ObjectType
  id: string
}

/** A record that one may read and that is in use: whoever may read it may take part. @throws Refusal record_not_found */
export async function expectSubject(ctx: Ctx, object: string, recordId: string): Promise<Subject> {
  const found = (await titlesOf(ctx, [{ object, id: recordId }])).get(recordId)
  if (!found) return refuse('record_not_found', { object })
  const type = ctx.objects.find(object)
  if (!found.isTrashed) return { type, id: recordId }
  const survivorId = await mergedInto(ctx, recordId)
  if (!survivorId) return refuse('record_not_found', { object })
  const survivor = (await titlesOf(ctx, [{ object, id: survivorId }])).get(survivorId)
  return survivor && !survivor.isTrashed ? { type, id: survivorId } : refuse('record_not_found', { object })
}

async function mergedInto(ctx: Ctx, id: string): Promise<string | undefined> {
  const { rows } = await sql<{ survivorId: string }>`select survivor_id from merged_records
    where workspace_id = ${ctx.workspaceId} and loser_id = ${id}`.execute(ctx.db)
  return rows[0]?.survivorId
}

/**
 * Taking part needs no right beyond reading, but an API key that may only read takes no part.
 * @throws Refusal forbidden
 */
export function refuseReadingKeys(ctx: Ctx): void {
  const permission: Permission = 'comments.create'
  if (ctx.actor.kind === 'apiKey' && !ctx.may(permission)) refuse('forbidden', { permission })
}

/** The field that says whose a record is; null where an object has none. */
export const ownerFieldOf = (type: ObjectType): string | null =>
  Object.entries(type.fields).find(
    ([, field]) => field.type === 'user' && field.custom === undefined && !field.readonly,
  )?.[0] ?? null

/** The person behind the act. A job without one takes no part. */
export const personOf = (ctx: Ctx): string => ctx.userId ?? refuse('person_needed')
