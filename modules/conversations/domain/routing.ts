import { type RawBuilder, sql } from 'kysely'
import type { Ctx } from '#platform/ctx/ctx'
import type { Filter } from '#platform/objects/filter'
import type { LastWith, Routed, RoutingTrait, TakenOff } from '#platform/objects/routing-trait'
import { liveChannels } from './channels.ts'
import { tellAct } from './tell-act.ts'

const isOpen: Filter = { field: 'state', op: 'eq', value: 'open' }

/** How conversations of all channels are given to people. What a machine has for now, sleeps or is resolved keeps nobody busy. */
export const conversationRouting = {
  holder: 'assigneeId',
  team: 'teamId',
  priority: 'priority',
  active: isOpen,
  waiting: { and: [isOpen, { field: 'waitingSince', op: 'isNotEmpty' }] },
  live: () => {
    const channels = liveChannels()
    return channels.length > 0 ? { or: channels.map((value): Filter => ({ field: 'channel', op: 'eq', value })) } : null
  },
  lastWith,
  answers,
  tellRouted,
  tellTakenOff,
} as const satisfies RoutingTrait

/** Who of us last answered the customers of these conversations, in whichever conversation. */
async function lastWith(ctx: Ctx, ids: readonly string[]): Promise<Map<string, LastWith>> {
  const { rows } = await sql<LastWith & { id: string }>`select c.id, last.user_id, last.at from conversations c
    join lateral (select m.user_id, m.sent_at as at from conversations other
      join conversation_messages m on m.workspace_id = other.workspace_id and m.conversation_id = other.id
        and m.kind = 'outgoing' and m.user_id is not null
      where other.workspace_id = c.workspace_id and (other.id = c.id or other.contact_id = c.contact_id)
      order by m.sent_at desc limit 1) as last on true
    where c.workspace_id = ${ctx.workspaceId} and c.id = any (${ids}::uuid[])`.execute(ctx.db)
  return new Map(rows.map(({ id, ...last }) => [id, last]))
}

/** What was resolved without a word waits no more, and was answered by nobody; what a machine said is no answer. */
function answers(ctx: Ctx, from: string): RawBuilder<unknown> {
  return sql`select c.id, asked.at as since, c.first_replied_at as at
    from conversations c
    join lateral (select min(m.sent_at) as at from conversation_messages m where m.workspace_id = c.workspace_id
      and m.conversation_id = c.id and m.kind = 'incoming' and m.author = 'contact') as asked on asked.at >= ${from}
    where c.workspace_id = ${ctx.workspaceId} and c.created_at >= ${from} and c.deleted_at is null and c.merged_into_id is null
      and (c.first_replied_at >= asked.at or (c.first_replied_at is null and c.state <> 'resolved'))`
}

async function tellRouted(ctx: Ctx, routed: readonly Routed[]): Promise<void> {
  for (const { recordId, ruleName, how } of routed)
    await tellAct(ctx, recordId, { field: 'routed', to: { ruleName, how } })
}

async function tellTakenOff(ctx: Ctx, taken: readonly TakenOff[]): Promise<void> {
  for (const { recordId, userId, why } of taken)
    await tellAct(ctx, recordId, { field: 'handedBack', from: userId, to: { why } })
}
