import '../events.ts'
import '../notifications.ts'
import { sql } from 'kysely'
import { uuidv7 } from 'uuidv7'
import type { Permission } from '#platform/auth/permissions'
import type { Ctx } from '#platform/ctx/ctx'
import { refuse, refuseInput } from '#platform/http/refusal'
import { languageOf } from '#platform/i18n/translate'
import { notify } from '#platform/notifications/notify'
import { findRecord } from '#platform/objects/find-record'
import { saveRecord } from '#platform/objects/save-records'
import { followAll } from '../following/followers.ts'
import { expectSubject, ownerFieldOf, personOf, refuseReadingKeys, type Subject } from '../subject.ts'
import type { HandOver } from './contract.ts'
import { findHandOver } from './list-hand-overs.ts'

interface Draft {
  object: string
  recordId: string
  newOwnerId: string
  reason: string
  note: string
  items: string[]
}

// What stands in the list when nothing else was thought of.
const takenOver = { en: 'Taken over', de: 'Übernommen' }

/**
 * Gives a record to its new owner, who is told and finds the checklist open. One that is still open is closed by this one:
 * its owner has the record no more. @throws Refusal record_not_found, forbidden, invalid_input
 */
export async function createHandOver(ctx: Ctx, draft: Draft): Promise<HandOver> {
  refuseReadingKeys(ctx)
  const userId = personOf(ctx)
  const subject = await expectSubject(ctx, draft.object, draft.recordId)
  const { type, id: recordId } = subject
  const permission: Permission = `${type.plural}.update`
  if (!ctx.may(permission)) refuse('forbidden', { permission })
  const field = ownerFieldOf(type) ?? refuseOwnerless()
  const before = (await findRecord(ctx, type, recordId))[field]
  const fromId = typeof before === 'string' ? before : null
  await expectNewOwner(ctx, draft.newOwnerId, fromId)
  await saveRecord(ctx, type, { id: recordId, input: { [field]: draft.newOwnerId } })
  await closeEarlier(ctx, recordId)
  const id = uuidv7()
  const { newOwnerId: toId, reason, note } = draft
  await ctx.db
    .insertInto('handOvers')
    .values({
      ...{
        workspaceId: ctx.workspaceId,
        id,
        object: type.name,
        recordId,
        fromId: fromId ?? userId,
        toId,
        reason,
        note,
      },
      ...{ createdBy: userId, createdAt: ctx.now().toISOString() },
    })
    .execute()
  const items = draft.items.length > 0 ? draft.items : [takenOver[languageOf(ctx.workspace.locale)]]
  await ctx.db
    .insertInto('handOverItems')
    .values(items.map((label, position) => ({ workspaceId: ctx.workspaceId, handOverId: id, position, label })))
    .execute()
  const payload = { handOverId: id, reason, fromId: fromId ?? userId, toId }
  await tell(ctx, subject, { type: 'handOver.made', payload })
  await followAll(ctx, subject, [userId, toId])
  const told = { object: type.name, recordId, key: `handOver:${id}`, params: { reason } }
  await notify(ctx, { kind: 'handOver.received', to: [toId], ...told })
  return findHandOver(ctx, id)
}

const refuseOwnerless = () =>
  refuseInput({
    path: 'object',
    code: 'no_owner',
    message: 'What is of this kind belongs to nobody',
    mend: 'Hand over what has an owner, such as a contact.',
  })

async function expectNewOwner(ctx: Ctx, toId: string, fromId: string | null): Promise<void> {
  const member = await ctx.db
    .selectFrom('memberships')
    .select('userId')
    .where('workspaceId', '=', ctx.workspaceId)
    .where('userId', '=', toId)
    .executeTakeFirst()
  if (member && toId !== fromId) return
  refuseInput({
    path: 'newOwnerId',
    code: member ? 'same_owner' : 'unknown_member',
    message: member ? 'It is theirs already' : 'Nobody of this id works here',
    mend: member ? 'Choose somebody else.' : 'Use an id of GET /api/v1/members.',
  })
}

const closeEarlier = (ctx: Ctx, recordId: string) =>
  ctx.db
    .updateTable('handOvers')
    .set({ finishedAt: ctx.now().toISOString() })
    .where('workspaceId', '=', ctx.workspaceId)
    .where('recordId', '=', recordId)
    .where('finishedAt', 'is', null)
    .execute()

interface Tick {
  id: string
  position: number
  done: boolean
}

/**
 * Ticks an item, or takes that back; with the last one the hand-over is finished. Ticks of several devices wait for each
 * other, so exactly one of them is the last. @throws Refusal hand_over_not_found, hand_over_not_yours
 */
export async function tickItem(ctx: Ctx, { id, position, done }: Tick): Promise<HandOver> {
  refuseReadingKeys(ctx)
  const userId = personOf(ctx)
  await sql`select from hand_overs where workspace_id = ${ctx.workspaceId} and id = ${id} for update`.execute(ctx.db)
  const before = await findHandOver(ctx, id)
  if (before.to?.id !== userId) refuse('hand_over_not_yours')
  const item = before.items.find((one) => one.position === position) ?? refuse('hand_over_not_found')
  if ((item.tickedAt !== null) === done) return before
  const now = ctx.now().toISOString()
  await ctx.db
    .updateTable('handOverItems')
    .set({ tickedAt: done ? now : null })
    .where('workspaceId', '=', ctx.workspaceId)
    .where('handOverId', '=', id)
    .where('position', '=', position)
    .execute()
  const isFinished = before.items.every((one) => (one.position === position ? done : one.tickedAt !== null))
  await ctx.db
    .updateTable('handOvers')
    .set({ finishedAt: isFinished ? (before.finishedAt ?? now) : null })
    .where('workspaceId', '=', ctx.workspaceId)
    .where('id', '=', id)
    .execute()
  await tellTicked(ctx, before, { item: item.label, done, isFinished })
  return findHandOver(ctx, id)
}

async function tellTicked(ctx: Ctx, before: HandOver, ticked: { item: string; done: boolean; isFinished: boolean }) {
  const { id, object, recordId, reason, from, to } = before
  const payload = { handOverId: id, reason, fromId: from?.id ?? null, toId: to?.id ?? null }
  const { item, done, isFinished } = ticked
  // A tick is no news for the record's timeline; that all is done, is.
  await ctx.record({ type: 'handOver.ticked', object: 'handOver', recordId: id, payload: { ...payload, item, done } })
  if (!isFinished) return
  const subject = { type: ctx.objects.find(object), id: recordId }
  await tell(ctx, subject, { type: 'handOver.finished', payload })
  const told = { object, recordId, key: `handOver:${id}`, params: { reason } }
  await notify(ctx, { kind: 'handOver.finished', to: from ? [from.id] : [], ...told })
}

interface Told {
  type: 'handOver.made' | 'handOver.finished'
  payload: Record<string, unknown>
}

async function tell(ctx: Ctx, { type, id }: Subject, told: Told): Promise<void> {
  const record = await findRecord(ctx, type, id)
  await ctx.record({ ...told, object: type.name, recordId: id, ...type.timeline(id, record) })
}
