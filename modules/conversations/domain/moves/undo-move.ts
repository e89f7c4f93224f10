import { sql } from 'kysely'
import type { Ctx } from '#platform/ctx/ctx'
import { refuse } from '#platform/http/refusal'
import { refuseOutOfReach } from '#platform/objects/reach'
import { lockConversation, moveConversation, standsWith } from '../lock-conversation.ts'
import { tellAct } from '../tell-act.ts'
import { claimUndo, findMove, type Move } from './keep-move.ts'
import { leadSources, lockSources, messagesOf, shiftMessages } from './shift.ts'

/**
 * Undoes a merge or a split, once. What came since by what was led over comes back with it; nothing that was said is lost.
 * @throws Refusal conversation_move_not_found, record_not_found, forbidden; conversation_merged where something was merged on since
 */
export async function undoMove(ctx: Ctx, { id }: { id: string }) {
  const move = await findMove(ctx, id)
  const { fromId, intoId, kind } = move
  await refuseOutOfReach(ctx, ctx.objects.find('conversation'), 'update', [fromId, intoId])
  await lockSources(ctx, [fromId, intoId])
  for (const one of [fromId, intoId].toSorted()) await lockConversation(ctx, one)
  if (!(await claimUndo(ctx, id))) return { moveId: id, conversationId: fromId }
  await (kind === 'merge' ? undoMerge(ctx, move) : undoSplit(ctx, move))
  const [from, into] = [await lockConversation(ctx, fromId), await lockConversation(ctx, intoId)]
  await tellAct(ctx, fromId, { field: 'moveUndone', from: { id: intoId, number: into.number, kind } })
  await tellAct(ctx, intoId, { field: 'moveUndone', from: { id: fromId, number: from.number, kind } })
  const payload = { intoId, number: into.number, moveId: id, kind }
  await ctx.record({ type: 'conversation.moveUndone', ...standsWith(from), payload })
  return { moveId: id, conversationId: fromId }
}

async function undoMerge(ctx: Ctx, { fromId, intoId, messageIds, sources, joinedIds, stood }: Move): Promise<void> {
  const into = await lockConversation(ctx, intoId)
  if (into.mergedIntoId) refuse('conversation_merged', { intoId: into.mergedIntoId })
  await leadSources(ctx, sources, fromId)
  await shiftMessages(ctx, { ids: messageIds, from: intoId, into: fromId })
  await sql`delete from conversation_participants where workspace_id = ${ctx.workspaceId} and conversation_id = ${intoId}
    and id = any (${joinedIds}::uuid[])`.execute(ctx.db)
  // What was to wake meanwhile is open.
  const sleeps =
    stood.state === 'snoozed' && stood.snoozedUntil !== null && Date.parse(stood.snoozedUntil) > ctx.now().getTime()
  const state = stood.state === 'snoozed' && !sleeps ? 'open' : stood.state
  await moveConversation(ctx, fromId, { mergedIntoId: null, state, snoozedUntil: sleeps ? stood.snoozedUntil : null })
}

/** All that stands in the one that was parted goes back, also what came later; it leads on to where it came from. */
async function undoSplit(ctx: Ctx, { fromId, intoId }: Move): Promise<void> {
  const [from, into] = [await lockConversation(ctx, fromId), await lockConversation(ctx, intoId)]
  const merged = from.mergedIntoId ?? into.mergedIntoId
  if (merged) refuse('conversation_merged', { intoId: merged })
  await leadSources(ctx, await lockSources(ctx, [intoId]), fromId)
  await moveConversation(ctx, intoId, { state: 'resolved', mergedIntoId: fromId })
  await shiftMessages(ctx, { ids: await messagesOf(ctx, intoId), from: intoId, into: fromId })
}
