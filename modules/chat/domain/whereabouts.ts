import { sql } from 'kysely'
import { uuidv7 } from 'uuidv7'
import type { Ctx } from '#platform/ctx/ctx'
import { tellChanged } from '#platform/realtime/changes'
import type { ChatSession } from './sessions.ts'

/** Whoever stops says so; whoever vanishes has stopped after this. */
const TYPED_MS = 8_000
const MOST_PAGES = 200

/** Notes the page a visitor is on. The same as before is no news. */
export async function notePage(
  ctx: Ctx,
  { visitor }: ChatSession,
  page: { url: string; title: string },
): Promise<void> {
  const { rows } = await sql`update chat_visitors set page_url = ${page.url}, page_title = ${page.title}
    where workspace_id = ${ctx.workspaceId} and id = ${visitor.id}
      and (page_url, page_title) is distinct from (${page.url}, ${page.title}) returning id`.execute(ctx.db)
  if (rows.length === 0) return
  const now = ctx.now().toISOString()
  await ctx.db
    .insertInto('chatPages')
    .values({ workspaceId: ctx.workspaceId, id: uuidv7(), visitorId: visitor.id, ...page, seenAt: now })
    .execute()
  await sql`delete from chat_pages where workspace_id = ${ctx.workspaceId} and visitor_id = ${visitor.id}
    and id not in (select id from chat_pages where workspace_id = ${ctx.workspaceId} and visitor_id = ${visitor.id}
      order by seen_at desc, id desc limit ${MOST_PAGES})`.execute(ctx.db)
  if (visitor.conversationId) await tellChanged(ctx, ['chatVisitor'])
}

/** Notes that a visitor writes, or has stopped. */
export async function noteTyping(ctx: Ctx, { visitor }: ChatSession, typing: boolean): Promise<void> {
  const until = typing ? new Date(ctx.now().getTime() + TYPED_MS).toISOString() : null
  await sql`update chat_visitors set typing_until = ${until}
    where workspace_id = ${ctx.workspaceId} and id = ${visitor.id}`.execute(ctx.db)
  if (visitor.conversationId) await tellChanged(ctx, ['chatVisitor'])
}

/** Notes how far a visitor has read, and that they are here. */
export async function noteRead(ctx: Ctx, { visitor }: ChatSession, line: number): Promise<void> {
  const { rows } = await sql`update chat_feeds set read_line = least(${line}, last_line)
    where workspace_id = ${ctx.workspaceId} and visitor_id = ${visitor.id} and read_line < least(${line}, last_line)
    returning visitor_id`.execute(ctx.db)
  if (rows.length > 0 && visitor.conversationId) await tellChanged(ctx, ['chatVisitor'])
}

/** Notes that a browser is here. */
export async function noteSeen(ctx: Ctx, { id, visitor }: ChatSession): Promise<void> {
  const now = ctx.now().toISOString()
  await sql`with session as (update chat_sessions set seen_at = ${now} where workspace_id = ${ctx.workspaceId} and id = ${id})
    update chat_visitors set seen_at = ${now} where workspace_id = ${ctx.workspaceId} and id = ${visitor.id}`.execute(
    ctx.db,
  )
}
