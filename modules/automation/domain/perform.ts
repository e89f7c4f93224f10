import './notifications.ts'
import { noteByMachine } from '#modules/conversations'
import { openTicket } from '#modules/tickets'
import { leadsOver } from '#platform/auth/leads-over'
import type { Ctx } from '#platform/ctx/ctx'
import { notify } from '#platform/notifications/notify'
import { findRecord } from '#platform/objects/find-record'
import type { AnyRecord, ObjectType } from '#platform/objects/object-type'
import { same } from '#platform/objects/same'
import { saveRecord } from '#platform/objects/save-records'
import { namedId } from '#platform/values/named-id'
import type { Outcome } from '../contract/automation.ts'
import type { Act } from '../contract/rule-shape.ts'
import { answer } from './answer.ts'
import type { StoredRule } from './stored-rules.ts'
import { subjects } from './subjects.ts'

export interface Doing {
  type: ObjectType
  rule: StoredRule
  recordId: string
  /** Names this act of this run: what it makes is made once. */
  key: string
  /** The place of the act in its rule. */
  index: number
}

type Of<Name extends Act['act']> = Extract<Act, { act: Name }>

/** Does one thing of a rule with its record, which is locked. @throws Refusal what a person who did it would be refused for */
export async function perform(ctx: Ctx, doing: Doing, act: Act): Promise<Outcome> {
  const record = await findRecord(ctx, doing.type, doing.recordId)
  switch (act.act) {
    case 'set':
      return change(ctx, doing, record, act.act, { [act.field]: act.value })
    case 'label':
      return change(ctx, doing, record, act.act, { labels: labelled(record, act) })
    case 'snooze': {
      const snoozedUntil = new Date(ctx.now().getTime() + act.hours * 3_600_000).toISOString()
      return change(ctx, doing, record, act.act, { snoozedUntil })
    }
    case 'reply':
      return answer(ctx, { rule: doing.rule, record, index: doing.index }, act)
    case 'note':
      return note(ctx, doing, act)
    case 'tell':
      return tell(ctx, doing, record, act)
    case 'task':
      return giveTask(ctx, doing, record, act)
    case 'ticket':
      return makeTicket(ctx, doing, act)
  }
}

async function change(
  ctx: Ctx,
  { type }: Doing,
  record: AnyRecord,
  act: Act['act'],
  input: Record<string, unknown>,
): Promise<Outcome> {
  const [field = ''] = Object.keys(input)
  if (same(record[field] ?? null, input[field] ?? null)) return { act, field, result: 'same' }
  await saveRecord(ctx, type, { id: record.id, input })
  return { act, field, result: 'done' }
}

function labelled({ labels }: AnyRecord, { add, remove }: Of<'label'>): string[] {
  const now = (labels as string[] | null) ?? [] // as its field says
  return [...new Set([...now, ...add])].filter((label) => !remove.includes(label))
}

async function note(ctx: Ctx, { recordId, rule, key }: Doing, { act, text }: Of<'note'>): Promise<Outcome> {
  const messageId = namedId(key)
  await noteByMachine(ctx, { conversationId: recordId, messageId, by: 'system', name: rule.name, text })
  return { act, result: 'done' }
}

const idIn = (record: AnyRecord, field: string) => (typeof record[field] === 'string' ? String(record[field]) : null)

const ownerOf = ({ rule }: Doing, record: AnyRecord) => idIn(record, subjects[rule.object].owner)

async function tell(ctx: Ctx, doing: Doing, record: AnyRecord, { act, to, text }: Of<'tell'>): Promise<Outcome> {
  const ownerId = ownerOf(doing, record)
  const leads = to.includes('leads') ? await leadsOver(ctx, { ownerId, teamId: idIn(record, 'teamId') }) : []
  const people = to.flatMap((one) => (one === 'owner' ? (ownerId ?? []) : one === 'leads' ? leads : one))
  if (people.length === 0) return { act, result: 'nobody' }
  await notify(ctx, {
    ...{
      kind: 'automation.told',
      to: [...new Set(people)],
      by: null,
      object: doing.type.name,
      recordId: doing.recordId,
    },
    ...{ key: `automation:${doing.key}`, params: { text } },
  })
  return { act, result: 'done' }
}

async function giveTask(
  ctx: Ctx,
  doing: Doing,
  record: AnyRecord,
  { act, title, to, days }: Of<'task'>,
): Promise<Outcome> {
  const assigneeId = to === 'owner' ? ownerOf(doing, record) : to
  if (!assigneeId) return { act, result: 'nobody' }
  const dueAt = new Date(ctx.now().getTime() + days * 86_400_000).toISOString()
  const links = [{ object: doing.type.name, id: doing.recordId }]
  await saveRecord(ctx, ctx.objects.find('task'), { input: { title, assigneeId, dueAt, links } })
  return { act, result: 'done' }
}

async function makeTicket(ctx: Ctx, { rule, recordId }: Doing, { act, type }: Of<'ticket'>): Promise<Outcome> {
  const requestId = namedId(`ticket ${rule.id} ${recordId}`)
  const { isNew } = await openTicket(ctx, { id: recordId, requestId, ...(type ? { type } : {}) })
  return { act, result: isNew ? 'done' : 'same' }
}
