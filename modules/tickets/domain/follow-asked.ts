import { sql } from 'kysely'
import type { Ctx } from '#platform/ctx/ctx'
import type { RecordedEvent, Subscriber } from '#platform/events/subscriber'
import { touchedBy } from '#platform/segments/touched-records'
import { storedPolicies } from './policies.ts'
import { retimeAllLater } from './retime-all.ts'

const AT_ONCE = 200

/**
 * What policies ask about beside the ticket has changed: its customer's industry, their orders. Which policy holds is chosen anew,
 * and what it promises is due from the same start. What was kept or missed, and what is solved, stays.
 */
export const followAsked: Subscriber = {
  name: 'tickets.asked',
  types: 'all',
  // A ticket is reckoned with its own changes. Most events are of workspaces whose policies ask about nothing.
  only: `(e.object is distinct from 'ticket' or e.type like 'segment.%') and exists (select from sla_policies p
    where p.workspace_id = e.workspace_id and p.is_on and p.filter is not null)`,
  gatherMs: 500,
  handle: chooseAnew,
}

async function chooseAnew(ctx: Ctx, events: readonly RecordedEvent[]): Promise<void> {
  const type = ctx.objects.known('ticket')
  if (!type) return
  const filters = (await storedPolicies(ctx)).flatMap(({ on, filter }) => (on && filter ? [filter] : []))
  const touched = await touchedBy(ctx, type, filters, events)
  if (!touched) return retimeAllLater(ctx)
  const ids = await openOnes(ctx, [...touched.keys()])
  for (let from = 0; from < ids.length; from += AT_ONCE)
    await ctx.later('tickets.retime', { ids: ids.slice(from, from + AT_ONCE) })
}

async function openOnes(ctx: Ctx, ids: readonly string[]): Promise<string[]> {
  if (ids.length === 0) return []
  const { rows } = await sql<{
    id: string
  }>`select id from tickets where workspace_id = ${ctx.workspaceId} and deleted_at is null
    and id = any (${[...ids]}::uuid[]) and category in ('new', 'open', 'pending') order by id`.execute(ctx.db)
  return rows.map(({ id }) => id)
}
