import { sql } from 'kysely'
import type { Ctx } from '#platform/ctx/ctx'
import { refuse, refuseInput } from '#platform/http/refusal'
import { refuseOutOfReach } from '#platform/objects/reach'
import { saveRecord } from '#platform/objects/save-records'
import { lockConversation, type Standing, standsWith } from '../lock-conversation.ts'
import { tellAct } from '../tell-act.ts'
import { keepMove } from './keep-move.ts'
import { leadSources, lockSources, messagesOf, shiftMessages } from './shift.ts'

interface Split {
  id: string
  fromMessageId: string
  subject?: string | undefined
}

/**
 * What was said from a message on becomes a conversation of its own, with the same customer; what they go on writing comes there.
 * Pressed twice it is one. @throws Refusal record_not_found, forbidden, message_not_found, conversation_merged
 */
export async function splitConversation(ctx: Ctx, { id, fromMessageId, subject }: Split) {
  await refuseOutOfReach(ctx, ctx.objects.find('conversation'), 'update', [id])
  const sources = await lockSources(ctx, [id])
  const standing = await lockConversation(ctx, id)
  if (standing.isTrashed) refuse('record_not_found', { object: 'conversation' })
  const before = await splitBefore(ctx, id, fromMessageId)
  if (before) return before
  if (standing.mergedIntoId) refuse('conversation_merged', { intoId: standing.mergedIntoId })
  const messageIds = await partOf(ctx, id, fromMessageId)
  const intoId = await openBeside(ctx, standing, subject)
  const led = (await hasIncoming(ctx, messageIds))
    ? sources.map(({ channel, sourceKey }) => ({ channel, sourceKey }))
    : []
  await leadSources(ctx, led, intoId)
  await sql`insert into conversation_participants (workspace_id, conversation_id, id, user_id, name, email, added_by, added_at)
    select workspace_id, ${intoId}, gen_random_uuid(), user_id, name, email, added_by, added_at from conversation_participants
    where workspace_id = ${ctx.workspaceId} and conversation_id = ${id}`.execute(ctx.db)
  await shiftMessages(ctx, { ids: messageIds, from: id, into: intoId })
  const into = await lockConversation(ctx, intoId)
  const stood = { state: standing.state, snoozedUntil: standing.snoozedUntil }
  const moveId = await keepMove(ctx, {
    ...{ kind: 'split', fromId: id, intoId, messageIds, sources: led, joinedIds: [], stood },
  })
  await tellAct(ctx, id, { field: 'split', to: { id: intoId, number: into.number, moveId } })
  await tellAct(ctx, intoId, { field: 'splitFrom', from: { id, number: standing.number, moveId } })
  await ctx.record({
    ...{ type: 'conversation.split', ...standsWith(standing), payload: { intoId, number: into.number, moveId } },
  })
  return { moveId, conversationId: intoId }
}

async function splitBefore(ctx: Ctx, id: string, messageId: string) {
  const { rows } = await sql<{
    moveId: string
    conversationId: string
  }>`select m.id as move_id, m.into_id as conversation_id
    from conversation_moves m join conversation_messages said on said.workspace_id = m.workspace_id
      and said.id = ${messageId} and said.conversation_id = m.into_id
    where m.workspace_id = ${ctx.workspaceId} and m.kind = 'split' and m.from_id = ${id} and m.undone_at is null
      and ${messageId} = any (m.message_ids) limit 1`.execute(ctx.db)
  return rows[0]
}

async function partOf(ctx: Ctx, id: string, fromMessageId: string): Promise<string[]> {
  const all = await messagesOf(ctx, id)
  if (!all.includes(fromMessageId)) refuse('message_not_found')
  const part = await messagesOf(ctx, id, fromMessageId)
  if (part.length === all.length)
    refuseInput({
      ...{ path: 'fromMessageId', code: 'nothing_left', message: 'Nothing would be left of the conversation' },
      mend: 'Name a later message.',
    })
  return part
}

async function hasIncoming(ctx: Ctx, ids: readonly string[]): Promise<boolean> {
  const { rows } = await sql`select 1 from conversation_messages
    where workspace_id = ${ctx.workspaceId} and id = any (${ids}::uuid[]) and kind = 'incoming' limit 1`.execute(ctx.db)
  return rows.length > 0
}

/** A conversation with the same customer, by the same channel, with whoever has this one. */
async function openBeside(ctx: Ctx, standing: Standing, subject: string | undefined): Promise<string> {
  const { channel, assigneeId, contactId, companyId, senderName, senderEmail, teamId, priority } = standing
  const input = {
    ...{ subject: subject || standing.subject, channel, assigneeId, teamId, priority },
    ...{ contactId, companyId, senderName, senderEmail, state: 'open', lastMessageAt: ctx.now().toISOString() },
  }
  const type = ctx.objects.find('conversation')
  const { id } = await saveRecord(ctx, type, { input: {}, prepared: { input, errors: [] } })
  await sql`update conversations c set via_id = a.via_id from conversations a where c.workspace_id = ${ctx.workspaceId} and c.id = ${id}
    and a.workspace_id = c.workspace_id and a.id = ${standing.id}`.execute(ctx.db)
  return id
}
