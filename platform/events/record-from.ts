import { type RawBuilder, sql } from 'kysely'
import type { Ctx } from '#platform/ctx/ctx'

/**
 * The insert of one event of `type` for each row of a query, to stand in a `with`: as many as there are, in one
 * statement. The query yields `record_id`, `cause_id` and `payload` (of the shape the type was declared with); the events
 * stand with the record alone, of a contact on its timeline where `onTimeline` says so. Whoever uses it tells the open screens himself.
 */
export const insertEventsFrom = (
  ctx: Ctx,
  type: RawBuilder<unknown>,
  object: string,
  rows: RawBuilder<unknown>,
  { onTimeline = false } = {},
) => {
  const now = ctx.now().toISOString()
  return sql`insert into events (workspace_id, id, type, object, record_id, contact_id, actor_kind, actor_id, cause_id, payload, occurred_at)
    select ${ctx.workspaceId}::uuid, kith.uuid_v7(${now}::timestamptz), ${type}, ${object}, source.record_id, ${onTimeline ? sql`source.record_id` : null}::uuid,
      ${ctx.actor.kind}, ${ctx.actor.id}::uuid, source.cause_id, source.payload, ${now}::timestamptz
    from (${rows}) as source`
}
