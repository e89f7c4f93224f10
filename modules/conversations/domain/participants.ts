import { uuidv7 } from 'uuidv7'
import type { Ctx } from '#platform/ctx/ctx'
import { refuseInput } from '#platform/http/refusal'
import { refreshFacts } from './add-message.ts'
import { lockToChange } from './lock-conversation.ts'
import { readThread } from './read-thread.ts'

interface Joining {
  id: string
  userId?: string | undefined
  email?: string | undefined
  name?: string | undefined
}

/** Lets somebody take part: a colleague, who hears of answers, or somebody outside, who gets copies. Twice is once. @throws Refusal record_not_found, forbidden */
export async function addParticipant(ctx: Ctx, { id, userId, email, name }: Joining) {
  await lockToChange(ctx, id)
  if ((userId === undefined) === (email === undefined)) refuseInput(oneOfThem)
  if (userId && !(await isMember(ctx, userId))) refuseInput(oneOfThem)
  await ctx.db
    .insertInto('conversationParticipants')
    .values({
      ...{ workspaceId: ctx.workspaceId, id: uuidv7(), conversationId: id, userId: userId ?? null },
      ...{
        email: email?.toLowerCase() ?? null,
        name: name || null,
        addedBy: ctx.userId,
        addedAt: ctx.now().toISOString(),
      },
    })
    .onConflict((same) => same.columns(['workspaceId', 'conversationId', 'userId', 'email']).doNothing())
    .execute()
  await refreshFacts(ctx, [id])
  return readThread(ctx, { id })
}

const oneOfThem = {
  path: 'userId',
  code: 'missing',
  message: 'Either a colleague or an address takes part',
  mend: 'Send userId of a member of the workspace, or email.',
}

async function isMember(ctx: Ctx, userId: string): Promise<boolean> {
  const row = await ctx.db
    .selectFrom('memberships')
    .select('userId')
    .where('workspaceId', '=', ctx.workspaceId)
    .where('userId', '=', userId)
    .executeTakeFirst()
  return row !== undefined
}

/** Lets somebody no longer take part. @throws Refusal record_not_found, forbidden */
export async function removeParticipant(ctx: Ctx, { id, participantId }: { id: string; participantId: string }) {
  await lockToChange(ctx, id)
  await ctx.db
    .deleteFrom('conversationParticipants')
    .where('workspaceId', '=', ctx.workspaceId)
    .where('conversationId', '=', id)
    .where('id', '=', participantId)
    .execute()
  await refreshFacts(ctx, [id])
  return readThread(ctx, { id })
}
