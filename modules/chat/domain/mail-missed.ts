import { sql } from 'kysely'
import type { Ctx } from '#platform/ctx/ctx'
import { sendMail } from '#platform/mail/send-mail'
import { linesSince } from './lines.ts'
import { storedVisitor } from './sessions.ts'
import { chatWords } from './words.ts'

/** Whoever reads it in the chat by then needs no mail. */
const PATIENCE_MS = 180_000

/** Sees to it that an answer reaches a visitor who has left: one look for all that is said by then. */
export const mailIfMissed = (ctx: Ctx, visitorId: string) =>
  ctx.later(
    'chat.missed',
    { visitorId },
    { key: `chat-missed:${visitorId}`, runAt: new Date(ctx.now().getTime() + PATIENCE_MS) },
  )

/**
 * Mails a visitor what people answered and they have not read, once: the feed's row, held from here on, says how far was mailed.
 * Whoever gave no address finds it when they come back.
 */
export async function mailMissed(ctx: Ctx, visitorId: string): Promise<void> {
  const visitor = await storedVisitor(ctx, visitorId)
  if (!visitor?.email) return
  const { rows } = await sql<{ from: number }>`select greatest(read_line, mailed_line) as "from" from chat_feeds
    where workspace_id = ${ctx.workspaceId} and visitor_id = ${visitorId} for update`.execute(ctx.db)
  const missed = (await linesSince(ctx, visitorId, rows[0]?.from ?? 0)).filter(({ by }) => by === 'person')
  const last = missed.at(-1)
  if (!last) return
  const say = chatWords(visitor.language)
  const business = ctx.workspace.name
  await sendMail(ctx, {
    key: `chat-missed:${visitorId}:${last.line}`,
    to: visitor.email,
    subject: say('missed.subject', { business }).replace(/\p{Cc}/gu, ' '),
    text: [
      say('missed.intro', { business }),
      ...missed.map(({ text, files }) => [text, ...files.map(({ name }) => `[${name}]`)].filter(Boolean).join('\n')),
      ...(visitor.pageUrl ? [say('missed.back', { url: visitor.pageUrl })] : []),
    ].join('\n\n'),
    isPrivate: true,
  })
  await sql`update chat_feeds set mailed_line = ${last.line}
    where workspace_id = ${ctx.workspaceId} and visitor_id = ${visitorId}`.execute(ctx.db)
}
