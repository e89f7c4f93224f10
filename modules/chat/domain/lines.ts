import { sql } from 'kysely'
import type { Ctx } from '#platform/ctx/ctx'

/** What the chat tells by itself; the widget has the words. */
export type Notice =
  | { kind: 'handedOver'; why: string; backAt: string | null }
  | { kind: 'away'; backAt: string | null }
  | { kind: 'resolved' }
  | { kind: 'transcript'; email: string }

/** A line as its visitor reads it. */
export interface Line {
  line: number
  by: 'visitor' | 'person' | 'assistant' | 'notice'
  /** Of the visitor's own: what their widget named it, by which it knows it again. */
  key: string | null
  name: string | null
  text: string
  at: string
  files: { id: string; name: string; mediaType: string; bytes: number }[]
  notice: Notice | null
  /** What an answer of the assistant carries beside its words. */
  answer: {
    id: string
    sources: { title: string; url: string | null }[]
    card: { title: string; state: string; detail: string } | null
    asks: 'order' | null
    choices: string[]
    helpful: boolean | null
  } | null
  /** What is asked below it, to be answered by a press. */
  inquiry: {
    id: string
    choices: { value: number; label: string }[]
    chosen: number | null
    thanks: string
    url: string
  } | null
}

/** Most lines that are read at once; whoever lags behind asks again. */
const MOST_LINES = 200

/**
 * Adds a line for a visitor and wakes their widgets once this transaction commits. The row of their feed is held until then,
 * so lines are committed in the order of their numbers, and whoever read up to one misses none before it.
 */
export async function addLine(
  ctx: Ctx,
  {
    visitorId,
    messageId = null,
    notice = null,
  }: { visitorId: string; messageId?: string | null; notice?: Notice | null },
): Promise<void> {
  const { rows } = await sql<{ line: number }>`with next as (update chat_feeds set last_line = last_line + 1
      where workspace_id = ${ctx.workspaceId} and visitor_id = ${visitorId} returning last_line)
    insert into chat_lines (workspace_id, visitor_id, line, message_id, notice, created_at)
    select ${ctx.workspaceId}, ${visitorId}, last_line, ${messageId}, ${notice ? JSON.stringify(notice) : null}::jsonb, ${ctx.now().toISOString()}
    from next on conflict (workspace_id, message_id) do nothing returning line`.execute(ctx.db)
  if (rows.length > 0) await wakeWidgets(ctx, visitorId)
}

/** Tells the widgets of a visitor that there is something to read, once this transaction commits. */
export async function wakeWidgets(ctx: Ctx, visitorId: string): Promise<void> {
  await sql`select pg_notify('kith_chat', ${JSON.stringify({ visitorId })})`.execute(ctx.db)
}

/** The lines after one, in order. */
export async function linesSince(ctx: Ctx, visitorId: string, since: number): Promise<Line[]> {
  const { rows } =
    await sql<Line>`select l.line, l.notice, coalesce(m.sent_at, l.created_at) as at, coalesce(m.body, '') as text,
      case when m.id is null then 'notice' when m.kind = 'incoming' then 'visitor'
        when m.author <> 'user' then 'assistant' else 'person' end as "by",
      case when m.kind = 'incoming' then split_part(m.message_key, ':', 2) end as key,
      case when m.kind = 'outgoing' then coalesce(u.name, m.author_name) end as name,
      (select coalesce(jsonb_agg(jsonb_build_object('id', f.id, 'name', f.name, 'mediaType', f.media_type, 'bytes', f.bytes) order by f.name), '[]')
        from conversation_files a join files f on f.workspace_id = a.workspace_id and f.id = a.file_id
        where a.workspace_id = m.workspace_id and a.message_id = m.id) as files,
      (select jsonb_build_object('id', w.id, 'card', w.card, 'asks', w.asks, 'choices', w.choices, 'helpful', w.helpful, 'sources',
          (select coalesce(jsonb_agg(jsonb_build_object('title', s ->> 'title', 'url', s ->> 'address')), '[]') from jsonb_array_elements(w.sources) s))
        from chat_answers w where w.workspace_id = m.workspace_id and w.id = m.id) as answer,
      (select jsonb_build_object('id', q.message_id, 'choices', q.choices, 'chosen', q.chosen, 'thanks', q.thanks, 'url', q.url)
        from chat_inquiries q where q.workspace_id = m.workspace_id and q.message_id = m.id) as inquiry
    from chat_lines l
    left join conversation_messages m on m.workspace_id = l.workspace_id and m.id = l.message_id
    left join users u on u.id = m.user_id
    where l.workspace_id = ${ctx.workspaceId} and l.visitor_id = ${visitorId} and l.line > ${since}
    order by l.line limit ${MOST_LINES}`.execute(ctx.db)
  return rows
}

/** The line of a message. */
export async function lineOf(ctx: Ctx, visitorId: string, messageId: string): Promise<Line> {
  const { rows } = await sql<{ line: number }>`select line from chat_lines
    where workspace_id = ${ctx.workspaceId} and message_id = ${messageId}`.execute(ctx.db)
  const at = rows[0]?.line ?? 0
  const [line] = await linesSince(ctx, visitorId, at - 1)
  if (!line) throw new Error('A line that was written is not there')
  return line
}
