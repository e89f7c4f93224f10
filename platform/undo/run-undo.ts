import { z } from 'zod'
import { type Ctx, inLightOf } from '#platform/ctx/ctx'
import { lookUpByIndex } from '#platform/db/look-up-by-index'
import { Refusal } from '#platform/http/refusal'
import { saidOf } from '#platform/jobs/said-of'
import type { Task } from '#platform/jobs/task'
import { tellProgress } from '#platform/realtime/progress'
import { eventsBefore, sinceCause } from './past-events.ts'
import { changeUndo, lockUndo, type StoredUndo } from './stored-undo.ts'
import { takeBack } from './take-back.ts'
import type { TakenBack } from './way-back.ts'

/** Events taken back in one transaction, together with how far the undo has come. */
const CHUNK = 500
const MOST_CONFLICTS = 100
const MOST_TRIES = 4

const Payload = z.object({ undoId: z.uuid() })

/** The undo in the background; goes on where a process that died had come to. */
export const undoTask: Task = async ({ payload, workspace, attempt, lastAttempt, signal }) => {
  const { undoId } = Payload.parse(payload)
  const pace = { began: Date.now(), done: 0 }
  try {
    while (await workspace((ctx) => undoSome(ctx, undoId, pace))) signal.throwIfAborted()
  } catch (error) {
    if (signal.aborted || !(error instanceof Refusal || attempt >= MOST_TRIES || lastAttempt)) throw error
    await workspace((ctx) => fail(ctx, undoId, error))
    if (!(error instanceof Refusal)) throw error
  }
}

/** Takes some events back, newest first. @returns whether more are left. */
export async function undoSome(ctx: Ctx, id: string, pace = { began: Date.now(), done: 0 }): Promise<boolean> {
  const undo = await lockUndo(ctx, id)
  if (undo.status !== 'running') return false
  const { causeId, eventIds, beforeEvent } = undo
  const chosen = causeId ? { causeId, since: sinceCause(causeId) } : { eventIds: eventIds ?? [] }
  const events = await eventsBefore(ctx, chosen, { before: beforeEvent, limit: CHUNK })
  const oldest = events.at(-1)
  if (!oldest) {
    await finish(ctx, undo)
    return false
  }
  await lookUpByIndex(ctx)
  const taken = await takeBack(inLightOf(ctx, { causeId: id }), events)
  pace.done += events.length
  const rate = pace.done / Math.max(0.05, (Date.now() - pace.began) / 1000)
  const done = undo.done + events.length
  await changeUndo(ctx, id, { beforeEvent: oldest.id, done, rate, ...summed(undo, taken) })
  await tellProgress(ctx, { kind: 'undo', id, done, total: undo.total, perSecond: Math.round(rate) })
  return true
}

const summed = (undo: StoredUndo, { changed, trashed, restored, conflicts }: TakenBack) => ({
  changed: undo.changed + changed,
  trashed: undo.trashed + trashed,
  restored: undo.restored + restored,
  conflictCount: undo.conflictCount + conflicts.length,
  conflicts: [...undo.conflicts, ...conflicts].slice(0, MOST_CONFLICTS),
})

async function finish(ctx: Ctx, undo: StoredUndo): Promise<void> {
  const { id, causeId, changed, trashed, restored, conflictCount, total } = undo
  await changeUndo(ctx, id, { status: 'done', done: total, finishedAt: ctx.now().toISOString() })
  await inLightOf(ctx, { causeId }).record({
    type: 'undo.done',
    object: 'undo',
    recordId: id,
    payload: { causeId, changed, trashed, restored, conflicts: conflictCount },
  })
  await tellProgress(ctx, { kind: 'undo', id, done: total, total, status: 'done' })
}

/** Ends an undo that cannot go on; what it took back stays so. */
async function fail(ctx: Ctx, id: string, error: unknown): Promise<void> {
  const { status, done, total } = await lockUndo(ctx, id)
  if (status !== 'running') return
  await changeUndo(ctx, id, { status: 'failed', error: saidOf(error), finishedAt: ctx.now().toISOString() })
  await tellProgress(ctx, { kind: 'undo', id, done, total, status: 'failed' })
}
