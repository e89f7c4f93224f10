import { sql } from 'kysely'
import type { Ctx } from '#platform/ctx/ctx'
import { refreshFacts } from '../add-message.ts'

export interface Source {
  channel: string
  sourceKey: string
}

/**
 * Locks what brings messages into these conversations. Before the conversations, as whoever takes a message in does it: neither then
 * waits for the other in a ring.
 */
export async function lockSources(ctx: Ctx, ids: readonly string[]): Promise<(Source & { conversationId: string })[]> {
  const { rows } = await sql<Source & { conversationId: string }>`select channel, source_key, conversation_id
    from conversation_sources where workspace_id = ${ctx.workspaceId} and conversation_id = any (${ids}::uuid[])
    order by channel, source_key for update`.execute(ctx.db)
  return rows
}

/** What comes by these goes into another conversation from now on. */
export const leadSources = (ctx: Ctx, sources: readonly Source[], into: string) =>
  sql`update conversation_sources s set conversation_id = ${into}
    from jsonb_to_recordset(${JSON.stringify(sources)}::jsonb) as r(channel text, "sourceKey" text)
    where s.workspace_id = ${ctx.workspaceId} and s.channel = r.channel and s.source_key = r."sourceKey"`.execute(
    ctx.db,
  )

/**
 * Lets messages stand in another conversation, by their time. They are news to whoever saw it before, so that a reply that is being
 * written there is told of them. @returns those that were in `from`
 */
export async function shiftMessages(
  ctx: Ctx,
  { ids, from, into }: { ids: readonly string[]; from: string; into: string },
): Promise<string[]> {
  const { rows } = await sql<{
    id: string
  }>`update conversation_messages m set conversation_id = ${into}, version = c.version + 1
    from conversations c where c.workspace_id = ${ctx.workspaceId} and c.id = ${into}
      and m.workspace_id = ${ctx.workspaceId} and m.conversation_id = ${from} and m.id = any (${ids}::uuid[])
    returning m.id`.execute(ctx.db)
  await refreshFacts(ctx, [from, into])
  return rows.map(({ id }) => id)
}

/** What was said and noted in a conversation, from a message on or all; what was done there stays. */
export async function messagesOf(ctx: Ctx, id: string, since?: string): Promise<string[]> {
  const from = since
    ? sql`and (sent_at, id) >= (select sent_at, id from conversation_messages where workspace_id = ${ctx.workspaceId} and id = ${since})`
    : sql``
  const { rows } = await sql<{
    id: string
  }>`select id from conversation_messages where workspace_id = ${ctx.workspaceId}
    and conversation_id = ${id} and kind <> 'act' ${from}`.execute(ctx.db)
  return rows.map((row) => row.id)
}
