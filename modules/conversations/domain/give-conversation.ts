import type { Ctx } from '#platform/ctx/ctx'
import { refuse } from '#platform/http/refusal'
import { saveRecord } from '#platform/objects/save-records'
import { lockToChange } from './lock-conversation.ts'

interface Giving {
  id: string
  assigneeId: string | null
  /** Who had it when it was decided to give it away; left out: it is given whoever has it. */
  from?: string | null | undefined
}

/**
 * Gives a conversation to somebody. Two may do so at once, or a rule may: the row's lock lets the second find what the first did.
 * @throws Refusal record_not_found, forbidden, conversation_merged, conversation_taken
 */
export async function giveConversation(ctx: Ctx, { id, assigneeId, from }: Giving) {
  const standing = await lockToChange(ctx, id)
  if (from !== undefined && standing.assigneeId !== from && standing.assigneeId !== assigneeId)
    refuse('conversation_taken', { assigneeId: standing.assigneeId })
  if (standing.assigneeId === assigneeId) return { id, assigneeId, version: standing.version }
  const { version } = await saveRecord(ctx, ctx.objects.find('conversation'), { id, input: { assigneeId } })
  return { id, assigneeId, version }
}
