import type { Action, Run } from '#modules/conversations/contract/macros.ts'
import type { Ctx } from '#platform/ctx/ctx'
import { wholeOrRefused } from '#platform/ctx/whole-or-refused'
import { refuseInput } from '#platform/http/refusal'
import { findRecord } from '#platform/objects/find-record'
import type { AnyRecord } from '#platform/objects/object-type'
import { saveRecord } from '#platform/objects/save-records'
import { fillIn } from '#platform/values/fill-in'
import { namedId } from '#platform/values/named-id'
import { findCanned } from '../canned/canned-replies.ts'
import { valuesIn } from '../canned/variables.ts'
import { giveConversation } from '../give-conversation.ts'
import { lockToChange } from '../lock-conversation.ts'
import { writeMessage } from '../write-message.ts'
import { findMacro } from './macros.ts'

/**
 * Does what a macro says with each of some conversations, one after the other: one that cannot be changed, or whose reply lacks a
 * value, is left as it was and told, the others are done. What it writes is named by run and conversation: sent again, it is the same.
 * @throws Refusal macro_not_found
 */
export async function runMacro(ctx: Ctx, { runId, macroId, actions, conversationIds, from = [] }: Run) {
  if ((macroId === undefined) === (actions === undefined))
    refuseInput({
      path: 'macroId',
      code: 'missing',
      message: 'Either a macro or actions',
      mend: 'Send one of the two.',
    })
  const todo = actions ?? (await findMacro(ctx, macroId ?? '')).actions
  const seen = new Map(from.map(({ id, assigneeId }) => [id, assigneeId]))
  const done: string[] = []
  const failed: { id: string; code: string; message: string }[] = []
  // Always in the same order: two who run one over the same conversations do not wait for each other in a ring.
  for (const id of [...new Set(conversationIds)].toSorted()) {
    const refusal = await wholeOrRefused(ctx, () => runOn(ctx, { id, runId, from: seen.get(id) }, todo))
    if (refusal) failed.push({ id, code: refusal.code, message: refusal.errors[0]?.message ?? refusal.code })
    else done.push(id)
  }
  return { done, failed }
}

interface RunOn {
  id: string
  runId: string
  /** Who had it, as whoever pressed saw it. */
  from: string | null | undefined
}

async function runOn(ctx: Ctx, { id, runId, from }: RunOn, actions: readonly Action[]): Promise<void> {
  await lockToChange(ctx, id)
  const type = ctx.objects.find('conversation')
  for (const [at, action] of actions.entries()) {
    const record = await findRecord(ctx, type, id)
    if (action.act === 'reply' || action.act === 'note') {
      const text = action.act === 'note' ? action.text : await wordsOf(ctx, record, action.cannedId)
      const messageId = namedId(`${runId} ${id} ${at}`)
      const kind = action.act
      await writeMessage(ctx, { id, messageId, kind, text, version: 0, anyway: true, mentions: [], fileIds: [] })
    } else if (action.act === 'assign')
      await giveConversation(ctx, { id, assigneeId: action.to === 'me' ? ctx.userId : action.to, from })
    else await saveRecord(ctx, type, { id, input: changeBy(ctx, record, action) })
  }
}

/** What is set of a conversation. */
function changeBy(ctx: Ctx, record: AnyRecord, action: Exclude<Action, { act: 'reply' | 'note' | 'assign' }>) {
  switch (action.act) {
    case 'team':
      return { teamId: action.teamId }
    case 'label': {
      const labels = (record.labels as string[] | null) ?? [] // as its field says
      return { labels: [...new Set([...labels, ...action.add])].filter((label) => !action.remove.includes(label)) }
    }
    case 'priority':
      return { priority: action.priority }
    case 'state':
      return { state: action.state }
    case 'snooze':
      return { snoozedUntil: new Date(ctx.now().getTime() + action.hours * 3_600_000).toISOString() }
  }
}

/** @throws Refusal invalid_input for a variable without a value: nobody writes {{…}} to a customer */
async function wordsOf(ctx: Ctx, record: AnyRecord, cannedId: string): Promise<string> {
  const { body } = await findCanned(ctx, cannedId)
  const { text, missing, unknown } = fillIn(body, await valuesIn(ctx, record))
  const [open] = [...missing, ...unknown]
  if (open)
    refuseInput({
      ...{ path: 'actions', code: 'missing_value', message: `There is no value for {{${open}}}` },
      mend: 'Write to this customer by hand, or say in the canned reply what stands there instead.',
    })
  return text
}
