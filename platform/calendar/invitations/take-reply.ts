import type { Ctx } from '#platform/ctx/ctx'
import { refuse } from '#platform/http/refusal'
import { readReply } from './read-reply.ts'
import { takeAnswer } from './take-answer.ts'

/**
 * Takes what a calendar program sent as an answer: its file, or the mail it came in. A mailbox hands in its mails here too.
 * @throws Refusal reply_unreadable, calendar_invitee_not_found, reply_outdated for an answer to another time than that of now.
 */
export async function takeReply(ctx: Ctx, { content }: { content: string }) {
  const { recordId, email, answer, at, sequence } = readReply(content)
  const asked = await ctx.db
    .selectFrom('calendarInvitees')
    .select(['object', 'sequence'])
    .where('workspaceId', '=', ctx.workspaceId)
    .where('recordId', '=', recordId)
    .where('email', '=', email)
    .where('withdrawn', '=', false)
    .executeTakeFirst()
  if (!asked) return refuse('calendar_invitee_not_found')
  const permission = `${ctx.objects.find(asked.object).plural}.update` as const
  if (!ctx.may(permission)) refuse('forbidden', { permission })
  if (sequence < asked.sequence) refuse('reply_outdated')
  // What claims to come from the future, by a wrong clock or on purpose, would hold against every answer after it.
  const given = new Date(Math.min(Date.parse(at), ctx.now().getTime()))
  await takeAnswer(ctx, { recordId, email, answer, at: given.toISOString() })
  return { object: asked.object, recordId, email, answer }
}
