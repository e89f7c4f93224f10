import { sql } from 'kysely'
import { uuidv7 } from 'uuidv7'
import type { Ctx } from '#platform/ctx/ctx'
import type { InputError } from '#platform/http/refusal'
import type { Refused, Write } from '#platform/objects/object-type'
import { same } from '#platform/objects/same'
import { nextConversationNumbers } from './next-numbers.ts'
import { tellAssigned } from './tell-assigned.ts'

/** What the thread tells of when somebody changes it. */
export const toldFields = ['state', 'priority', 'labels', 'assigneeId', 'teamId', 'subject', 'contactId'] as const
type Told = (typeof toldFields)[number]

/** A change of one field as its thread tells it. */
export interface Act {
  field: Told
  from: unknown
  to: unknown
}

type Stood = Record<Told | 'snoozedUntil', unknown>

const merged: InputError = {
  path: 'state',
  code: 'merged',
  message: 'It has become part of another conversation',
  mend: 'Undo the merge first.',
}

/** What the second hook must know of the time before the first. */
const acts = new WeakMap<Write, Act[]>()

/** What a write changed of what threads tell; empty for a new conversation. */
export const actsOf = (write: Write): readonly Act[] => acts.get(write) ?? []

/** Before conversations are written: numbers new ones, and keeps a state and what belongs to it together. */
export async function conversationsBefore(ctx: Ctx, writes: Write[]): Promise<Refused> {
  const created = writes.filter((write) => write.created)
  const [numbers, stood] = await Promise.all([
    nextConversationNumbers(ctx, created.length),
    standing(
      ctx,
      writes.filter((write) => !write.created).map(({ id }) => id),
    ),
  ])
  const now = ctx.now().toISOString()
  for (const [index, { after }] of created.entries()) {
    after.number = numbers[index]
    after.lastMessageAt ??= now
  }
  const refused = new Map<string, InputError[]>()
  for (const write of writes) {
    const was = stood.get(write.id)
    const error = keepTogether(ctx, write, was)
    if (error) refused.set(write.id, [error])
    if (was) acts.set(write, changed(write, was))
  }
  return refused
}

/** Whoever says until when it sleeps puts it to sleep; whoever wakes or resolves it ends that. */
function keepTogether(ctx: Ctx, { after, input }: Write, was: Stood | undefined): InputError | undefined {
  if (input.snoozedUntil && input.state === undefined) after.state = 'snoozed'
  if (after.mergedIntoId && after.state !== 'resolved') return merged
  if (after.state !== 'snoozed') after.snoozedUntil = null
  else if (!after.snoozedUntil)
    return {
      path: 'snoozedUntil',
      code: 'missing',
      message: 'A snoozed conversation needs a time to come back',
      mend: 'Send snoozedUntil as well.',
    }
  if (after.state === 'resolved') after.waitingSince = null
  if (was?.state === after.state) return undefined
  Object.assign(after, { stateAt: ctx.now().toISOString(), stateBy: ctx.userId })
}

const changed = ({ after }: Write, was: Stood): Act[] =>
  toldFields.flatMap((field) =>
    same(was[field] ?? null, after[field] ?? null)
      ? []
      : [{ field, from: was[field] ?? null, to: field === 'state' ? stateOf(after) : (after[field] ?? null) }],
  )

const stateOf = ({ state, snoozedUntil }: Record<string, unknown>) =>
  state === 'snoozed' ? `snoozed ${String(snoozedUntil)}` : state

/** After conversations are written: what changed is told in their threads, and to whom they were given. */
export async function conversationsWritten(ctx: Ctx, writes: Write[]): Promise<void> {
  const lines = writes.flatMap((write) => actsOf(write).map((act) => ({ id: uuidv7(), about: write.id, act })))
  const author = ctx.actor.kind === 'customer' ? 'contact' : ctx.actor.kind === 'assistant' ? 'assistant' : 'system'
  const told =
    lines.length > 0 &&
    sql`insert into conversation_messages
        (workspace_id, id, conversation_id, kind, channel, version, author, user_id, body, act, sent_at, created_at)
      select ${ctx.workspaceId}, l.id, l.about, 'act', c.channel, c.version, ${ctx.userId ? 'user' : author}, ${ctx.userId}, '', l.act,
        ${ctx.now().toISOString()}, ${ctx.now().toISOString()}
      from jsonb_to_recordset(${JSON.stringify(lines)}::jsonb) as l(id uuid, about uuid, act jsonb)
      join conversations c on c.workspace_id = ${ctx.workspaceId} and c.id = l.about`.execute(ctx.db)
  await Promise.all([told, tellAssigned(ctx, writes)])
}

async function standing(ctx: Ctx, ids: readonly string[]): Promise<Map<string, Stood>> {
  if (ids.length === 0) return new Map()
  const { rows } = await sql<
    Stood & { id: string }
  >`select id, state, snoozed_until, priority, labels, assignee_id, team_id,
      subject, contact_id
    from conversations where workspace_id = ${ctx.workspaceId} and id = any (${ids}::uuid[])`.execute(ctx.db)
  return new Map(rows.map(({ id, ...stood }) => [id, stood]))
}
