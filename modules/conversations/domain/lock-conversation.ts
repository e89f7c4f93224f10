import type { Ctx } from '#platform/ctx/ctx'
import { refuse } from '#platform/http/refusal'
import { wholeOf } from '#platform/objects/conceal'
import { refuseOutOfReach } from '#platform/objects/reach'
import { lockRows } from '#platform/objects/rows'
import { saveRecord } from '#platform/objects/save-records'

/** A conversation as far as it decides what may be done with it. */
export interface Standing {
  id: string
  version: number
  number: string
  subject: string | null
  channel: string
  state: string
  stateAt: string | null
  assigneeId: string | null
  contactId: string | null
  companyId: string | null
  senderName: string | null
  senderEmail: string | null
  snoozedUntil: string | null
  teamId: string | null
  priority: string
  /** What it has become part of. */
  mergedIntoId: string | null
  isTrashed: boolean
}

const text = (value: unknown) => (typeof value === 'string' ? value : null)

/** The conversation, locked until the transaction ends: who comes second sees what the first made of it. @throws Refusal record_not_found */
export async function lockConversation(ctx: Ctx, id: string): Promise<Standing> {
  const row = (await lockRows(ctx, wholeOf(ctx.objects.find('conversation')), [id])).get(id)
  if (!row) return refuse('record_not_found', { object: 'conversation' })
  const { values, version } = row
  return {
    ...{ id, version, number: String(values.number), state: String(values.state), channel: String(values.channel) },
    ...{ subject: text(values.subject), stateAt: text(values.stateAt), assigneeId: text(values.assigneeId) },
    ...{ contactId: text(values.contactId), companyId: text(values.companyId) },
    ...{ senderName: text(values.senderName), senderEmail: text(values.senderEmail) },
    ...{ snoozedUntil: text(values.snoozedUntil), teamId: text(values.teamId), priority: String(values.priority) },
    mergedIntoId: text(values.mergedIntoId),
    isTrashed: row.deletedAt !== null,
  }
}

/** The conversation that this one leads on to: itself, or what it has become part of, locked. */
export async function lockWhereItLeads(ctx: Ctx, id: string): Promise<Standing> {
  let found = await lockConversation(ctx, id)
  while (found.mergedIntoId) found = await lockConversation(ctx, found.mergedIntoId)
  return found
}

/** As `lockConversation`, for whoever wants to change it. @throws Refusal record_not_found, forbidden, conversation_merged */
export async function lockToChange(ctx: Ctx, id: string): Promise<Standing> {
  await refuseOutOfReach(ctx, ctx.objects.find('conversation'), 'update', [id])
  const found = await lockConversation(ctx, id)
  if (found.isTrashed) refuse('record_not_found', { object: 'conversation' })
  if (found.mergedIntoId) refuse('conversation_merged', { intoId: found.mergedIntoId })
  return found
}

/** Sets what Kith sets of a conversation, by the way all records are written. */
export const moveConversation = (ctx: Ctx, id: string, input: Record<string, unknown>) =>
  saveRecord(ctx, ctx.objects.find('conversation'), { id, input: {}, prepared: { input, errors: [] } })

/** Where an event of a conversation stands: on its own timeline and its customer's. */
export const standsWith = ({ id, contactId, companyId }: Pick<Standing, 'id' | 'contactId' | 'companyId'>) => ({
  ...{ object: 'conversation', recordId: id },
  contactId,
  companyId,
})
