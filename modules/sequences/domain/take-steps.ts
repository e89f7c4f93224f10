import '../events.ts'
import { sql } from 'kysely'
import type { Ctx, Kith } from '#platform/ctx/ctx'
import { recordsOf } from '#platform/objects/find-record'
import type { AnyRecord } from '#platform/objects/object-type'
import { saveRecord } from '#platform/objects/save-records'
import { fillIn } from '#platform/values/fill-in'
import { type Clock, isWorking, nextWorking, plusWorkingDays } from '#platform/values/working-time'
import type { Step } from '../contract/sequences.ts'
import { endEnrolment } from './end-enrolment.ts'
import { clockOf } from './receiver-time.ts'
import { mailStep } from './send-step.ts'
import { tellWaiting } from './tell-waiting.ts'
import { valuesFor } from './variables.ts'

const AT_ONCE = 20

/** Somebody under way, with the step that is next. */
export interface UnderWay {
  id: string
  sequenceId: string
  name: string
  contactId: string
  dealId: string | null
  senderId: string
  step: number
  steps: Step[]
  dailyCap: number
  threadId: string | null
  secret: string
  isExample: boolean
}

/**
 * Takes the steps that are due, some at a time, each of somebody whom no other worker holds. All that a step does is this one
 * transaction: its run, whose key no second has, its mail in the outbox or its task, and when the next one comes. A worker that
 * dies before the commit leaves nothing behind; after it, the step is taken. @returns how many; there may be more.
 */
export async function takeSteps(ctx: Ctx, kith: Pick<Kith, 'config'>): Promise<number> {
  const { rows } =
    await sql<UnderWay>`select e.id, e.sequence_id, s.name, e.contact_id, e.deal_id, e.sender_id, e.step, v.steps,
      s.daily_cap, e.thread_id, e.secret, e.is_example
    from enrolments e
    join sequences s on s.workspace_id = e.workspace_id and s.id = e.sequence_id
    join sequence_versions v on v.workspace_id = e.workspace_id and v.sequence_id = e.sequence_id and v.version = e.version
    where e.workspace_id = ${ctx.workspaceId} and e.due_at <= ${ctx.now().toISOString()} and e.paused_at is null
    order by e.due_at, e.id limit ${AT_ONCE} for update of e skip locked`.execute(ctx.db)
  const contacts = new Map(
    (
      await recordsOf(
        ctx,
        ctx.objects.find('contact'),
        rows.map(({ contactId }) => contactId),
      )
    ).map((contact) => [contact.id, contact]),
  )
  for (const one of rows) await apart(ctx, one, () => takeStep(ctx, one, contacts.get(one.contactId), kith))
  return rows.length
}

const AGAIN_AFTER_MS = 3_600_000

/** A step that fails is as if it had not begun and tried again in an hour; the others go on. */
async function apart(ctx: Ctx, one: UnderWay, step: () => Promise<unknown>): Promise<void> {
  await sql`savepoint step`.execute(ctx.db)
  try {
    await step()
    await sql`release savepoint step`.execute(ctx.db)
  } catch (error) {
    await sql`rollback to savepoint step`.execute(ctx.db)
    ctx.log.error(
      { error, enrolment: one.id, step: one.step },
      'A step of a sequence failed; it is tried again in an hour',
    )
    await wait(ctx, one, new Date(ctx.now().getTime() + AGAIN_AFTER_MS))
  }
}

async function takeStep(ctx: Ctx, one: UnderWay, contact: AnyRecord | undefined, kith: Pick<Kith, 'config'>) {
  const step = one.steps[one.step]
  if (!contact || contact.deletedAt) return endEnrolment(ctx, one, 'deleted')
  if (!step) return endEnrolment(ctx, one, 'finished')
  const away = await awayOf(ctx, one.senderId)
  if (away === null) return endEnrolment(ctx, one, 'sender')
  const clock = await clockOf(ctx, contact, away)
  const now = ctx.now()
  if (step.kind === 'wait') {
    await writeRun(ctx, one, step, { outcome: 'done' })
    return goOn(ctx, one, plusWorkingDays(clock, now, step.days))
  }
  // A mail is looked at in the hours of its reader; a task may stand on the list before.
  if (step.kind === 'mail' && !isWorking(clock, now)) return wait(ctx, one, nextWorking(clock, now))
  if (step.kind === 'mail') return mailStep(ctx, { one, step, contact, clock }, kith)
  const values = await valuesFor(ctx, { contact, dealId: one.dealId, senderId: one.senderId })
  if (step.kind === 'draft') {
    const [subject, body] = [fillIn(step.subject, values).text, fillIn(step.body, values).text]
    await writeRun(ctx, one, step, { outcome: 'waits', subject, body })
    await tellWaiting(ctx, one, contact)
    return wait(ctx, one, null)
  }
  const taskId = await makeTask(ctx, { one, step, contact, clock })
  await writeRun(ctx, one, step, { outcome: 'waits', taskId })
  return wait(ctx, one, null)
}

export interface AtHand<S extends Step = Step> {
  one: UnderWay
  step: S
  contact: AnyRecord
  clock: Clock
}

async function makeTask(
  ctx: Ctx,
  { one, step, contact, clock }: AtHand<Extract<Step, { title: string }>>,
): Promise<string> {
  const company = (contact.companies as { id: string }[] | undefined)?.[0] // as the contact's contract says
  const values = await valuesFor(ctx, { contact, dealId: one.dealId, senderId: one.senderId })
  const task = await saveRecord(ctx, ctx.objects.find('task'), {
    input: {
      ...{ title: fillIn(step.title, values).text.slice(0, 500), details: fillIn(step.details, values).text || null },
      ...{ assigneeId: one.senderId, contactId: one.contactId, companyId: company?.id ?? null },
      dueAt: (nextWorking(clock, ctx.now()) ?? ctx.now()).toISOString(),
      ...(one.dealId ? { links: [{ object: 'deal', id: one.dealId }] } : {}),
    },
  })
  return task.id
}

interface Run {
  outcome: 'waits' | 'done' | 'skipped'
  letterId?: string
  taskId?: string
  subject?: string
  body?: string
}

/** Writes down that a step is taken. Its key knows no second: whoever tried would fail here and undo all of theirs. */
export async function writeRun(ctx: Ctx, { id, step: at }: Pick<UnderWay, 'id' | 'step'>, step: Step, run: Run) {
  const now = ctx.now().toISOString()
  await ctx.db
    .insertInto('sequenceRuns')
    .values({
      ...{ workspaceId: ctx.workspaceId, enrolmentId: id, step: at, stepId: step.id, kind: step.kind },
      ...{ begunAt: now, doneAt: run.outcome === 'waits' ? null : now, ...run },
    })
    .execute()
}

/** The step is behind them; the next comes at a time, or at once. After the last one it is finished. */
export async function goOn(
  ctx: Ctx,
  one: Pick<UnderWay, 'id' | 'step' | 'steps' | 'contactId' | 'name' | 'sequenceId'>,
  dueAt: Date,
  threadId?: string,
) {
  if (one.step + 1 >= one.steps.length) {
    await setStep(ctx, one.id, { step: one.step + 1, dueAt: null, ...(threadId ? { threadId } : {}) })
    return endEnrolment(ctx, one, 'finished')
  }
  await setStep(ctx, one.id, { step: one.step + 1, dueAt: dueAt.toISOString(), ...(threadId ? { threadId } : {}) })
}

/** The step is not behind them yet: it comes later, or once somebody has done what it waits for. */
export const wait = (ctx: Ctx, { id }: Pick<UnderWay, 'id'>, dueAt: Date | null) =>
  setStep(ctx, id, { dueAt: dueAt?.toISOString() ?? null })

const setStep = (ctx: Ctx, id: string, set: { step?: number; dueAt: string | null; threadId?: string }) =>
  ctx.db
    .updateTable('enrolments')
    .set(set)
    .where('workspaceId', '=', ctx.workspaceId)
    .where('id', '=', id)
    .where('endedAt', 'is', null)
    .execute()

/** The days on which a sender is away; null for somebody who has left. */
async function awayOf(ctx: Ctx, senderId: string): Promise<Clock['away'] | null> {
  const { rows } = await sql<{
    away: Clock['away']
  }>`select coalesce((select jsonb_agg(jsonb_build_object('from', a.from_day, 'to', a.to_day))
      from absences a where a.workspace_id = m.workspace_id and a.user_id = m.user_id), '[]') as away
    from memberships m where m.workspace_id = ${ctx.workspaceId} and m.user_id = ${senderId}`.execute(ctx.db)
  return rows[0]?.away ?? null
}
