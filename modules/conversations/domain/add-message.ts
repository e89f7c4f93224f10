import { sql } from 'kysely'
import type { Ctx } from '#platform/ctx/ctx'
import { previewOf } from './preview.ts'

/** A message as it is written down. */
export interface Added {
  id: string
  conversationId: string
  kind: 'incoming' | 'outgoing' | 'note'
  channel: string
  messageKey?: string | null
  author: 'contact' | 'user' | 'assistant' | 'system'
  userId?: string | null
  authorName?: string | null
  authorEmail?: string | null
  body: string
  html?: string | null
  mentions?: readonly string[]
  emailId?: string | null
  delivery?: 'queued' | 'sent' | null
  deliverAt?: string | null
  sentAt: string
  fileIds?: readonly string[]
}

/**
 * Writes a message into its conversation, which is locked, once: by its id, its channel's key and its mail.
 * @returns whether it was not there before
 */
export async function addMessage(ctx: Ctx, added: Added): Promise<boolean> {
  const { id, conversationId, fileIds = [], mentions = [], ...message } = added
  const written = await ctx.db
    .insertInto('conversationMessages')
    .values({
      ...{ workspaceId: ctx.workspaceId, id, conversationId, ...message, mentions: [...mentions] },
      ...{ createdAt: ctx.now().toISOString(), delivery: added.delivery ?? null },
      version: sql<number>`(select version + 1 from conversations where workspace_id = ${ctx.workspaceId} and id = ${conversationId})`,
    })
    .onConflict((same) => same.doNothing())
    .returning('id')
    .executeTakeFirst()
  if (!written) return false
  await keepFiles(ctx, id, fileIds)
  await refreshFacts(ctx, [conversationId])
  return true
}

async function keepFiles(ctx: Ctx, messageId: string, fileIds: readonly string[]): Promise<void> {
  if (fileIds.length === 0) return
  await ctx.db
    .insertInto('conversationFiles')
    .values([...new Set(fileIds)].map((fileId) => ({ workspaceId: ctx.workspaceId, messageId, fileId })))
    .execute()
}

/**
 * Reckons from its messages what a conversation shows of them, one version on: the last and its words, whether the customer
 * waits, and when they were first answered. What a robot sent lets nobody wait, and what a machine answered is no answer of ours.
 */
export async function refreshFacts(ctx: Ctx, ids: readonly string[]): Promise<void> {
  const { rows } = await sql<{ id: string; body: string | null }>`update conversations c set
      last_message_at = coalesce(last.sent_at, c.last_message_at),
      preview_by = last.kind,
      first_replied_at = (select min(m.sent_at) from conversation_messages m where m.workspace_id = c.workspace_id
        and m.conversation_id = c.id and m.kind = 'outgoing' and m.author = 'user'),
      waiting_since = case when c.state = 'resolved' then null else (select min(m.sent_at) from conversation_messages m
        where m.workspace_id = c.workspace_id and m.conversation_id = c.id and m.kind = 'incoming' and m.author = 'contact'
          and m.sent_at > coalesce((select max(o.sent_at) from conversation_messages o where o.workspace_id = c.workspace_id
            and o.conversation_id = c.id and ((o.kind = 'outgoing' and o.author = 'user') or o.act @> '{"field": "state", "to": "resolved"}')), '-infinity')) end,
      version = c.version + 1, updated_at = ${ctx.now().toISOString()}
    from conversations it left join lateral (select sent_at, kind, body from conversation_messages m
      where m.workspace_id = it.workspace_id and m.conversation_id = it.id and m.kind <> 'act'
      order by m.sent_at desc, m.id desc limit 1) last on true
    where it.workspace_id = ${ctx.workspaceId} and it.id = any (${ids}::uuid[])
      and c.workspace_id = it.workspace_id and c.id = it.id
    returning c.id, left(last.body, 2000) as body`.execute(ctx.db)
  const previews = rows.map(({ id, body }) => ({ id, preview: body === null ? null : previewOf(body) }))
  await sql`update conversations c set preview = p.preview
    from jsonb_to_recordset(${JSON.stringify(previews)}::jsonb) as p(id uuid, preview text)
    where c.workspace_id = ${ctx.workspaceId} and c.id = p.id`.execute(ctx.db)
}
