import { type RawBuilder, sql } from 'kysely'
import type { Ctx } from '#platform/ctx/ctx'

/**
 * The insert of one event of `type` for each row of a query, to stand in a `with`: as many as there are, in one
 * statement. The query yields `record_id`, `cause_id` and `payload` (of the shape the type was declared with); the events
 * stand with the record alone, not on the timelines of others. Whoever uses it tells the open screens himself.
 */
export const insertEventsFrom = (ctx: Ctx, type: RawBuilder<unknown>, object: string, rows: RawBuilder<unknown>) => {
  const now = ctx.now().toISOString()
  return sql`insert into events (workspace_id, id, type, object, record_id, actor_kind, actor_id, cause_id, payload, occurred_at)
    select ${ctx.workspaceId}::uuid, kith.uuid_v7(${now}::timestamptz), ${type}, ${object}, source.record_id,
      ${ctx.actor.kind}, ${ctx.actor.id}::uuid, source.cause_id, source.payload, ${now}::timestamptz
    from (${rows}) as source`
}
