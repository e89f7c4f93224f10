import { uuidv7 } from 'uuidv7'
import { z } from 'zod'
import type { Ctx } from '#platform/ctx/ctx'
import { lookUpByIndex } from '#platform/db/look-up-by-index'
import type { Task } from '#platform/jobs/task'
import { tellProgress } from '#platform/realtime/progress'
import { countEvents, eventsBefore } from '#platform/undo/past-events'
import { takeBack } from '#platform/undo/take-back'
import type { Conflict } from '#platform/undo/undo-shape'
import { describeImport, undoable } from '../describe-import.ts'
import type { Import } from '../import-shape.ts'
import type { InWorkspace } from '../run/run-import.ts'
import { changeImport, type Conflict as ImportConflict, lockImport, lockImportAt } from '../stored-import.ts'

/**
 * Takes a whole import back, in the background: what it created goes to the trash, what it changed becomes what it was,
 * unless somebody changed that since. @throws Refusal import_not_ready
 */
export async function startUndo(ctx: Ctx, id: string): Promise<Import> {
  const { createdAt } = await lockImportAt(ctx, id, undoable)
  await changeImport(ctx, id, {
    ...{ status: 'undoing', done: 0, rate: null, error: null, conflictCount: 0, conflicts: [] },
    // Its own events come later than this and are none of what is taken back.
    undoBefore: uuidv7(),
    startedAt: ctx.now().toISOString(),
    finishedAt: null,
    total: await total(ctx, id, createdAt),
  })
  await ctx.later('imports.undo', { importId: id }, { key: `imports.undo:${id}` })
  return describeImport(ctx, id)
}

async function total(ctx: Ctx, causeId: string, since: string): Promise<number> {
  const counts = await countEvents(ctx, { causeId, since })
  return counts.reduce((sum, { count }) => sum + count, 0)
}

const Payload = z.object({ importId: z.uuid() })

/** The background undo; goes on where a process that died had come to. */
export const undoTask: Task = async ({ payload, workspace, signal }) => {
  await undoImport(Payload.parse(payload).importId, workspace, signal)
}

/** Undoes an import to its beginning. Also called by the command line, in its own process. */
export async function undoImport(importId: string, inWorkspace: InWorkspace, signal?: AbortSignal): Promise<void> {
  const pace = { began: Date.now(), told: 0, done: 0 }
  while (await inWorkspace((ctx) => undoSome(ctx, importId, pace))) signal?.throwIfAborted()
}

const AT_ONCE = 1000
const BETWEEN_WORDS_MS = 250
const MOST_CONFLICTS = 100

/** Takes some events back, newest first, together with how far the undo has come. @returns whether more are left. */
async function undoSome(ctx: Ctx, id: string, pace: { began: number; told: number; done: number }): Promise<boolean> {
  const now = await lockImport(ctx, id)
  if (now.status !== 'undoing' || !now.undoBefore) return false
  const chosen = { causeId: id, since: now.createdAt }
  const events = await eventsBefore(ctx, chosen, { before: now.undoBefore, limit: AT_ONCE })
  const oldest = events.at(-1)
  if (!oldest) {
    await finish(ctx, id)
    return false
  }
  await lookUpByIndex(ctx)
  // What was only made along with others (the company of a contact) stays where something hangs on it that stays.
  const taken = await takeBack(ctx, events, { evenInUse: now.object })
  const conflicts = taken.conflicts.flatMap(importConflict)
  pace.done += events.length
  const done = now.done + events.length
  const rate = pace.done / Math.max(0.05, (Date.now() - pace.began) / 1000)
  await changeImport(ctx, id, {
    ...{ undoBefore: oldest.id, done, rate },
    conflictCount: now.conflictCount + conflicts.length,
    conflicts: [...now.conflicts, ...conflicts].slice(0, MOST_CONFLICTS),
  })
  if (Date.now() - pace.told >= BETWEEN_WORDS_MS) {
    pace.told = Date.now()
    await tellProgress(ctx, { kind: 'importUndo', id, done, total: now.total, perSecond: Math.round(rate) })
  }
  return true
}

/** Fields that somebody changed since, and old values that are valid no longer; records that are gone or stay say nothing. */
const importConflict = ({ object, recordId, field, reason, after, now }: Conflict): ImportConflict[] =>
  field === null || reason === 'gone' ? [] : [{ object, recordId, field, imported: after, now }]

async function finish(ctx: Ctx, id: string): Promise<void> {
  const { object, fileName, created, updated, unchanged, failed, leftOut, conflictCount, done } = await lockImport(
    ctx,
    id,
  )
  const counts = { created, updated, unchanged, failed, leftOut, conflicts: conflictCount }
  await changeImport(ctx, id, { status: 'undone', total: done, finishedAt: ctx.now().toISOString() })
  await ctx.record({
    type: 'import.undone',
    object: 'import',
    recordId: id,
    payload: { object, fileName, status: 'undone', ...counts },
  })
  await tellProgress(ctx, { kind: 'importUndo', id, done, total: done, status: 'undone' })
}
