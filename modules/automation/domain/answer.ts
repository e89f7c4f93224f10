import {
  answerByMachine,
  cannedVariables,
  lockConversation,
  reasonForSilence,
  tellAct,
  valuesIn,
} from '#modules/conversations'
import { whereToAnswer } from '#modules/tickets'
import type { Ctx } from '#platform/ctx/ctx'
import { findRecord } from '#platform/objects/find-record'
import type { AnyRecord } from '#platform/objects/object-type'
import { fillIn } from '#platform/values/fill-in'
import { namedId } from '#platform/values/named-id'
import type { Outcome } from '../contract/automation.ts'
import type { Act, SubjectName } from '../contract/rule-shape.ts'
import type { StoredRule } from './stored-rules.ts'

const ofTickets = ['number', 'subject'] as const

/** What an answer of a rule may say. It has no sender: nobody wrote it. */
export const variablesOf = (ctx: Ctx, object: SubjectName): string[] => [
  ...cannedVariables(ctx).filter((name) => !name.startsWith('sender.')),
  ...(object === 'ticket' ? ofTickets.map((field) => `ticket.${field}`) : []),
]

/** Where a rule answers the customer of its record; undefined for a ticket about which nothing was said. */
const answeredIn = async (ctx: Ctx, { object }: Pick<StoredRule, 'object'>, recordId: string) =>
  object === 'ticket' ? whereToAnswer(ctx, recordId) : recordId

/** Conversations are locked before their tickets, by whoever links the two and by a rule that answers. */
export async function lockAnswered(ctx: Ctx, rule: StoredRule, recordId: string): Promise<void> {
  if (rule.object !== 'ticket' || !rule.acts.some(({ act }) => act === 'reply')) return
  const conversationId = await answeredIn(ctx, rule, recordId)
  if (conversationId) await lockConversation(ctx, conversationId)
}

interface Answering {
  rule: StoredRule
  record: AnyRecord
  /** The place of the act in its rule. */
  index: number
}

/** Answers the customer, once per rule and record, whatever sets it off again. */
export async function answer(
  ctx: Ctx,
  { rule, record, index }: Answering,
  { act, text }: Extract<Act, { act: 'reply' }>,
): Promise<Outcome> {
  const conversationId = await answeredIn(ctx, rule, record.id)
  if (!conversationId) return { act, result: 'noConversation' }
  const silent = await reasonForSilence(ctx, conversationId)
  if (silent) return { act, result: silent }
  const filled = fillIn(text, await valuesFor(ctx, rule, record, conversationId))
  const [open] = [...filled.missing, ...filled.unknown]
  if (open) return { act, result: 'noValue', field: open }
  const messageId = namedId(`${rule.id} ${record.id} ${index}`)
  const said = { conversationId, messageId, name: ctx.workspace.name, text: filled.text }
  const isNew = await answerByMachine(ctx, { ...said, by: 'system' })
  // Of a rule about conversations the thread says so as it begins.
  if (isNew && rule.object === 'ticket')
    await tellAct(ctx, conversationId, { field: 'rule', to: { id: rule.id, name: rule.name } })
  return { act, result: isNew ? 'done' : 'same' }
}

async function valuesFor(ctx: Ctx, { object }: StoredRule, record: AnyRecord, conversationId: string) {
  if (object !== 'ticket') return valuesIn(ctx, record)
  const values = await valuesIn(ctx, await findRecord(ctx, ctx.objects.find('conversation'), conversationId))
  const own = ofTickets.map((field): [string, string] => [`ticket.${field}`, String(record[field])])
  return new Map([...values, ...own])
}
