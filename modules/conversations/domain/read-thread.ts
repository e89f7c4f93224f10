import { sql } from 'kysely'
import { looksOf } from '#modules/mailboxes'
import type { Ctx } from '#platform/ctx/ctx'
import { findRecord } from '#platform/objects/find-record'
import { outOfReach } from '#platform/objects/reach'
import type { Message, Thread } from '../contract/threads.ts'
import { movesOf } from './moves/keep-move.ts'

const PAGE = 50

/** What was said in a conversation, the latest page or the one before a message, and what belongs to it. @throws Refusal record_not_found */
export async function readThread(
  ctx: Ctx,
  { id, before }: { id: string; before?: string | undefined },
): Promise<Thread> {
  const type = ctx.objects.find('conversation')
  const record = await findRecord(ctx, type, id)
  const older = before
    ? sql`and (m.sent_at, m.id) < (select sent_at, id from conversation_messages where workspace_id = ${ctx.workspaceId} and id = ${before})`
    : sql``
  const [messages, participants, drafts, beyond, moves] = await Promise.all([
    select(ctx, sql`m.conversation_id = ${id} ${older} order by m.sent_at desc, m.id desc limit ${PAGE + 1}`),
    participantsOf(ctx, id),
    draftsOf(ctx, id),
    outOfReach(ctx, type, 'update', [id]),
    movesOf(ctx, id),
  ])
  return {
    id,
    version: record.version,
    mayWrite: ctx.may('conversations.update') && beyond.size === 0,
    messages: messages.slice(0, PAGE).reverse(),
    hasMore: messages.length > PAGE,
    participants,
    moves,
    drafts,
  }
}

/** What others wrote after a version: what a reply did not know of. */
export const messagesSince = (ctx: Ctx, { id, version }: { id: string; version: number }): Promise<Message[]> =>
  select(
    ctx,
    sql`m.conversation_id = ${id} and m.version > ${version} and m.kind <> 'act' and m.user_id is distinct from ${ctx.userId}
      order by m.sent_at, m.id limit 20`,
  )

async function select(ctx: Ctx, where: ReturnType<typeof sql>): Promise<Message[]> {
  const { rows } = await sql<
    Omit<Message, 'look'>
  >`select m.id, m.kind, m.channel, m.version, m.author, m.user_id, m.author_name, m.author_email,
      m.body as text, case when m.email_id is null then m.html end as html, m.act, m.mentions, m.delivery, m.deliver_at, m.failure, m.sent_at, m.email_id,
      (select coalesce(jsonb_agg(jsonb_build_object('id', f.id, 'name', f.name, 'mediaType', f.media_type, 'bytes', f.bytes) order by f.name), '[]')
        from conversation_files a join files f on f.workspace_id = a.workspace_id and f.id = a.file_id
        where a.workspace_id = m.workspace_id and a.message_id = m.id) as files
    from conversation_messages m where m.workspace_id = ${ctx.workspaceId} and ${where}`.execute(ctx.db)
  const looks = await looksOf(
    ctx,
    rows.flatMap(({ emailId }) => emailId ?? []),
  )
  return rows.map((row) => ({ ...row, look: looks.get(row.emailId ?? '') ?? null }))
}

async function participantsOf(ctx: Ctx, id: string) {
  return ctx.db
    .selectFrom('conversationParticipants')
    .select(['id', 'userId', 'name', 'email'])
    .where('workspaceId', '=', ctx.workspaceId)
    .where('conversationId', '=', id)
    .orderBy('addedAt')
    .orderBy('id')
    .execute()
}

async function draftsOf(ctx: Ctx, id: string) {
  const rows = await ctx.db
    .selectFrom('conversationDrafts')
    .select(['kind', 'body'])
    .where('workspaceId', '=', ctx.workspaceId)
    .where('conversationId', '=', id)
    .where('userId', '=', ctx.userId)
    .execute()
  const of = (kind: string) => rows.find((row) => row.kind === kind)?.body ?? null
  return { reply: of('reply'), note: of('note') }
}
