import '../events.ts'
import type { Ctx } from '#platform/ctx/ctx'
import { endAll } from './end-enrolment.ts'
import { findReader } from './write-mail.ts'

/** Whether a contact wants no mails of sequences, and since when. @throws Refusal record_not_found */
export async function readOptOut(ctx: Ctx, { id }: { id: string }) {
  await findReader(ctx, id)
  const found = await ctx.db
    .selectFrom('optOuts')
    .select(['since', 'source'])
    .where('workspaceId', '=', ctx.workspaceId)
    .where('contactId', '=', id)
    .executeTakeFirst()
  return found ?? { since: null, source: null }
}

/** Takes note, once, that a contact wants no mails of sequences; it ends those they are in, and takes back what has not left. */
export async function optOut(ctx: Ctx, contactId: string, source: 'link' | 'oneClick' | 'person'): Promise<void> {
  const added = await ctx.db
    .insertInto('optOuts')
    .values({ workspaceId: ctx.workspaceId, contactId, since: ctx.now().toISOString(), source, notedBy: ctx.userId })
    .onConflict((same) => same.columns(['workspaceId', 'contactId']).doNothing())
    .returning('contactId')
    .executeTakeFirst()
  if (added)
    await ctx.record({
      type: 'contact.optedOut',
      object: 'contact',
      recordId: contactId,
      contactId,
      payload: { source },
    })
  await endAll(ctx, [contactId], 'optedOut', { always: true })
}

/** As a colleague notes it. @throws Refusal record_not_found */
export async function noteOptOut(ctx: Ctx, { id }: { id: string }) {
  await findReader(ctx, id)
  await optOut(ctx, id, 'person')
  return readOptOut(ctx, { id })
}
