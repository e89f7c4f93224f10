import { sql } from 'kysely'
import type { Ctx } from '#platform/ctx/ctx'
import type { Subscriber } from '#platform/events/subscriber'
import { retime } from './retime.ts'

const AT_ONCE = 200

/** The next open tickets by their ids. */
export async function openTickets(ctx: Ctx, after: string): Promise<string[]> {
  const { rows } = await sql<{
    id: string
  }>`select id from tickets where workspace_id = ${ctx.workspaceId} and deleted_at is null
    and category in ('new', 'open', 'pending') and (${after} = '' or id > nullif(${after}, '')::uuid) order by id limit ${AT_ONCE}`.execute(
    ctx.db,
  )
  return rows.map(({ id }) => id)
}

/** Open tickets are reckoned anew by a job: there may be many. */
export const retimeAllLater = (ctx: Ctx) =>
  ctx.later('tickets.retimeAll', {}, { key: `tickets.retimeAll ${ctx.workspaceId}` })

/** Business hours have changed, or what policies ask about: what is promised is due at other times. */
export const followBusinessHours: Subscriber = {
  name: 'tickets.businessHours',
  types: /^(businessCalendar\.|team\.deleted$|workspace\.updated$)/,
  handle: async (ctx, events) => {
    const gone = events.flatMap(({ type, recordId }) => (type === 'team.deleted' ? (recordId ?? []) : []))
    if (gone.length > 0)
      await sql`update tickets set team_id = null where workspace_id = ${ctx.workspaceId} and team_id = any (${gone}::text[])`.execute(
        ctx.db,
      )
    await retimeAllLater(ctx)
  },
}

/** What comes back out of the trash is promised again. */
export const followRestored: Subscriber = {
  name: 'tickets.restored',
  types: ['ticket.restored'],
  handle: (ctx, events) =>
    retime(
      ctx,
      events.flatMap(({ recordId }) => recordId ?? []),
    ),
}
