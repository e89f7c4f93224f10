import { sql } from 'kysely'
import { uuidv7 } from 'uuidv7'
import type { Ctx } from '#platform/ctx/ctx'
import { refuse } from '#platform/http/refusal'
import type { Caller } from '#platform/http/route'
import { endEnrolment } from './end-enrolment.ts'
import { findEnrolment } from './list-enrolments.ts'
import { hasOptedOut } from './opted-out.ts'
import { sendOf } from './send-step.ts'
import { goOn, type UnderWay, writeRun } from './take-steps.ts'
import { valuesFor } from './variables.ts'
import { addressesOf, finalWords, findReader } from './write-mail.ts'

type Held = UnderWay & {
  endedAt: string | null
  pausedAt: string | null
  waits: boolean
  subject: string | null
  body: string | null
}

/** Somebody's way, locked: of two who move it the second sees what the first made of it. @throws Refusal enrolment_not_found, enrolment_ended */
async function hold(ctx: Ctx, id: string): Promise<Held> {
  const { rows } =
    await sql<Held>`select e.id, e.sequence_id, s.name, e.contact_id, e.deal_id, e.sender_id, e.step, v.steps,
      s.daily_cap, e.thread_id, e.secret, e.is_example, e.ended_at, e.paused_at, coalesce(r.outcome = 'waits', false) as waits, r.subject, r.body
    from enrolments e
    join sequences s on s.workspace_id = e.workspace_id and s.id = e.sequence_id
    join sequence_versions v on v.workspace_id = e.workspace_id and v.sequence_id = e.sequence_id and v.version = e.version
    left join sequence_runs r on r.workspace_id = e.workspace_id and r.enrolment_id = e.id and r.step = e.step
    where e.workspace_id = ${ctx.workspaceId} and e.id = ${id} for update of e`.execute(ctx.db)
  const found = rows[0] ?? refuse('enrolment_not_found')
  return found.endedAt ? refuse('enrolment_ended') : found
}

/** Pauses somebody, lets them go on, passes the next step over, or ends it. @throws Refusal enrolment_not_found, enrolment_ended */
export async function moveEnrolment(ctx: Ctx, { id, move }: { id: string; move: 'pause' | 'resume' | 'skip' | 'end' }) {
  const held = await hold(ctx, id)
  if (move === 'end') await endEnrolment(ctx, held, 'person')
  if (move === 'skip') await passOver(ctx, held)
  if (move === 'pause' || move === 'resume')
    await ctx.db
      .updateTable('enrolments')
      .set({ pausedAt: move === 'pause' ? (held.pausedAt ?? ctx.now().toISOString()) : null })
      .where('workspaceId', '=', ctx.workspaceId)
      .where('id', '=', id)
      .execute()
  return findEnrolment(ctx, id)
}

async function passOver(ctx: Ctx, held: Held): Promise<void> {
  const step = held.steps[held.step]
  if (!step) return
  if (held.waits) await closeRun(ctx, held, 'skipped')
  else await writeRun(ctx, held, step, { outcome: 'skipped' })
  await goOn(ctx, held, ctx.now())
}

const closeRun = (ctx: Ctx, { id, step }: Pick<Held, 'id' | 'step'>, outcome: 'done' | 'skipped', letterId?: string) =>
  ctx.db
    .updateTable('sequenceRuns')
    .set({ outcome, doneAt: ctx.now().toISOString(), ...(letterId ? { letterId, subject: null, body: null } : {}) })
    .where('workspaceId', '=', ctx.workspaceId)
    .where('enrolmentId', '=', id)
    .where('step', '=', step)
    .execute()

/**
 * Sends the mail that waits for approval, once: whoever presses second finds the step behind them.
 * @throws Refusal enrolment_not_found, enrolment_ended, nothing_to_approve; invalid_input for a variable that is still empty
 */
export async function approveDraft(
  ctx: Ctx,
  { id, subject, body }: { id: string; subject?: string | undefined; body?: string | undefined },
  { kith }: Pick<Caller, 'kith'>,
) {
  const held = await hold(ctx, id)
  if (!held.waits || held.subject === null || held.body === null) return refuse('nothing_to_approve')
  const contact = await findReader(ctx, held.contactId)
  if ((await hasOptedOut(ctx, held.contactId)) || addressesOf(contact).length === 0) return refuse('nothing_to_approve')
  const values = await valuesFor(ctx, { contact, dealId: held.dealId, senderId: held.senderId })
  const words = finalWords(values, { subject: subject ?? held.subject, body: body ?? held.body })
  const letterId = uuidv7()
  const threadId = await sendOf(ctx, { one: held, contact, words, letterId }, kith)
  await closeRun(ctx, held, 'done', letterId)
  await goOn(ctx, held, ctx.now(), threadId)
  return findEnrolment(ctx, id)
}

/** The task a step waited for is done, or gone: whoever is at that step goes on. */
export async function doneTasks(ctx: Ctx, taskId: string, outcome: 'done' | 'skipped'): Promise<void> {
  const { rows } = await sql<{ id: string }>`select e.id from sequence_runs r
    join enrolments e on e.workspace_id = r.workspace_id and e.id = r.enrolment_id and e.step = r.step and e.ended_at is null
    where r.workspace_id = ${ctx.workspaceId} and r.task_id = ${taskId} and r.outcome = 'waits'`.execute(ctx.db)
  for (const { id } of rows) {
    const held = await hold(ctx, id)
    await closeRun(ctx, held, outcome)
    await goOn(ctx, held, ctx.now())
  }
}
