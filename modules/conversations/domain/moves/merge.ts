import { sql } from 'kysely'
import { uuidv7 } from 'uuidv7'
import type { Ctx } from '#platform/ctx/ctx'
import { refuse, refuseInput } from '#platform/http/refusal'
import { refuseOutOfReach } from '#platform/objects/reach'
import { lockConversation, moveConversation, type Standing, standsWith } from '../lock-conversation.ts'
import { tellAct } from '../tell-act.ts'
import { keepMove } from './keep-move.ts'
import { leadSources, lockSources, messagesOf, shiftMessages } from './shift.ts'

/**
 * One conversation becomes part of another: its messages stand there by their time, what answers it comes there, who took part takes
 * part there, and itself it leads on to it. Two who merge at once come one after the other; the second finds what the first made of it.
 * @throws Refusal record_not_found, forbidden, conversation_merged, conversation_sending
 */
export async function mergeConversations(ctx: Ctx, { id, partId }: { id: string; partId: string }) {
  if (id === partId)
    refuseInput({ path: 'partId', code: 'itself', message: 'That is the same conversation', mend: 'Name another one.' })
  await refuseOutOfReach(ctx, ctx.objects.find('conversation'), 'update', [id, partId])
  const { into, part, sources } = await lockBoth(ctx, { id, partId })
  if (into.contactId !== part.contactId || !alike(into.senderEmail ?? '', part.senderEmail ?? ''))
    await refuseSending(ctx, [id, partId])
  const stood = { state: part.state, snoozedUntil: part.snoozedUntil }
  const messageIds = await messagesOf(ctx, partId)
  const own = sources
    .filter(({ conversationId }) => conversationId === partId)
    .map(({ channel, sourceKey }) => ({ channel, sourceKey }))
  await leadSources(ctx, own, id)
  const joinedIds = await unite(ctx, { into, part })
  await bringAlong(ctx, { from: partId, into: id })
  await moveConversation(ctx, partId, { state: 'resolved', mergedIntoId: id })
  await shiftMessages(ctx, { ids: messageIds, from: partId, into: id })
  const moveId = await keepMove(ctx, {
    ...{ kind: 'merge', fromId: partId, intoId: id, messageIds, sources: own, joinedIds, stood },
  })
  await tellAct(ctx, id, { field: 'merged', from: { id: partId, number: part.number, moveId } })
  await tellAct(ctx, partId, { field: 'mergedInto', to: { id, number: into.number, moveId } })
  await ctx.record({
    ...{ type: 'conversation.joined', ...standsWith(into), payload: { fromId: partId, number: part.number, moveId } },
  })
  return { moveId, conversationId: id }
}

async function lockBoth(ctx: Ctx, { id, partId }: { id: string; partId: string }) {
  const sources = await lockSources(ctx, [id, partId])
  const found = new Map<string, Standing>()
  // Always in the same order: two merges of the same two do not wait for each other.
  for (const one of [id, partId].toSorted()) found.set(one, await lockConversation(ctx, one))
  const [into, part] = [found.get(id), found.get(partId)]
  if (!into || !part || into.isTrashed || part.isTrashed) return refuse('record_not_found', { object: 'conversation' })
  const merged = into.mergedIntoId ?? part.mergedIntoId
  if (merged) refuse('conversation_merged', { intoId: merged })
  return { into, part, sources }
}

const alike = (a: string | null, b: string | null) => a !== null && a.toLowerCase() === b?.toLowerCase()

/** What is on its way is addressed when it leaves: it must not find another customer then. */
async function refuseSending(ctx: Ctx, ids: readonly string[]): Promise<void> {
  const { rows } = await sql`select 1 from conversation_messages where workspace_id = ${ctx.workspaceId}
    and conversation_id = any (${ids}::uuid[]) and delivery = 'queued' limit 1`.execute(ctx.db)
  if (rows.length > 0) refuse('conversation_sending')
}

/** Who took part in the one takes part in the other, its customer too where it is another. @returns who joined */
async function unite(ctx: Ctx, { into, part }: { into: Standing; part: Standing }): Promise<string[]> {
  const now = ctx.now().toISOString()
  const { rows: there } = await sql<{ userId: string | null; name: string | null; email: string | null }>`
    select user_id, name, email from conversation_participants
    where workspace_id = ${ctx.workspaceId} and conversation_id = ${part.id}`.execute(ctx.db)
  const isOther = part.senderEmail !== null && !alike(part.senderEmail, into.senderEmail)
  // Of two customers each gets what is written to the other.
  const customers = (isOther ? [into, part] : []).flatMap(({ senderName: name, senderEmail }) =>
    senderEmail ? [{ userId: null, name, email: senderEmail.toLowerCase() }] : [],
  )
  const known = new Set(customers.map(({ email }) => email))
  const joining = [
    ...there.filter(({ email }) => !known.has(email ?? '') && !alike(email, into.senderEmail)),
    ...customers,
  ]
  if (joining.length === 0) return []
  const joined = await ctx.db
    .insertInto('conversationParticipants')
    .values(
      joining.map((one) => ({
        ...{ workspaceId: ctx.workspaceId, id: uuidv7(), conversationId: into.id, ...one },
        ...{ addedBy: ctx.userId, addedAt: now },
      })),
    )
    .onConflict((same) => same.columns(['workspaceId', 'conversationId', 'userId', 'email']).doNothing())
    .returning('id')
    .execute()
  return joined.map(({ id }) => id)
}

/** Whoever was named there is named here; what somebody has begun to write is not lost. */
async function bringAlong(ctx: Ctx, { from, into }: { from: string; into: string }): Promise<void> {
  await sql`insert into conversation_mentions (workspace_id, user_id, conversation_id, mentioned_at)
    select workspace_id, user_id, ${into}, mentioned_at from conversation_mentions
    where workspace_id = ${ctx.workspaceId} and conversation_id = ${from}
    on conflict (workspace_id, user_id, conversation_id) do update set mentioned_at = greatest(conversation_mentions.mentioned_at, excluded.mentioned_at)`.execute(
    ctx.db,
  )
  await sql`with gone as (delete from conversation_drafts where workspace_id = ${ctx.workspaceId} and conversation_id = ${from} returning *)
    insert into conversation_drafts (workspace_id, conversation_id, user_id, kind, body, updated_at)
    select workspace_id, ${into}, user_id, kind, body, updated_at from gone
    on conflict (workspace_id, conversation_id, user_id, kind) do update
      set body = left(conversation_drafts.body || E'\n\n' || excluded.body, 100000)`.execute(ctx.db)
}
