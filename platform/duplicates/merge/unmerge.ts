import { sql } from 'kysely'
import { type Ctx, inLightOf } from '#platform/ctx/ctx'
import { refuse } from '#platform/http/refusal'
import { findRecord } from '#platform/objects/find-record'
import type { ObjectType } from '#platform/objects/object-type'
import { restoreRecords } from '#platform/objects/trash-records'
import { restoreFields } from '#platform/undo/restore-fields'
import type { Conflict } from '#platform/undo/undo-shape'
import { declareTwo } from '../decide-pair.ts'
import { putBack, sendBack } from './carry-over.ts'
import { isCustomMove, sendCustomBack } from './custom-relations.ts'
import type { Merge } from './merge-shape.ts'
import { findMerge, lastMoment, lockMerge, movesOf } from './stored-merge.ts'

/**
 * Makes merged records several again: they come out of the trash, what came along with each goes back, the survivor's fields
 * become what they were. What was changed since stays as it is and is told as a conflict.
 * @throws Refusal merge_not_found, merge_not_undoable
 */
export async function unmerge(ctx: Ctx, id: string): Promise<Merge> {
  const merge = await lockMerge(ctx, id)
  const type = ctx.objects.known(merge.object) ?? refuse('merge_not_found')
  if (merge.undoneAt) refuse('merge_not_undoable', { mend: 'It was taken back already.' })
  if (lastMoment(merge.mergedAt) < ctx.now()) refuse('merge_not_undoable', { mend: 'It is more than 30 days ago.' })
  const survivor = await findRecord(ctx, type, merge.survivorId)
  if (await mergedOn(ctx, merge.survivorId))
    refuse('merge_not_undoable', { mend: 'The record was merged on since; take that back first.' })
  const caused = inLightOf(ctx, { causeId: id })
  await restoreRecords(caused, type, merge.loserIds)
  const stayed = await sendAllBack(ctx, type, merge)
  // The fields come last: they include lists of what was just sent back.
  const { conflicts } = await restoreFields(caused, type, [
    { id, object: type.name, recordId: merge.survivorId, verb: 'updated', changes: merge.changes },
  ])
  const all = [...stayed, ...conflicts]
  await settle(ctx, type, merge, all)
  await caused.record({
    type: `${type.name}.unmerged`,
    object: type.name,
    recordId: merge.survivorId,
    ...type.timeline(merge.survivorId, survivor),
    payload: {
      mergeId: id,
      merged: merge.loserIds.map((loser) => ({ id: loser, title: merge.titles[loser] ?? '' })),
      conflicts: all.length,
    },
  })
  return findMerge(ctx, id)
}

async function mergedOn(ctx: Ctx, survivorId: string): Promise<boolean> {
  const { rows } = await sql`select from merged_records
    where workspace_id = ${ctx.workspaceId} and loser_id = ${survivorId}`.execute(ctx.db)
  return rows.length > 0
}

interface Undoing {
  id: string
  survivorId: string
  loserIds: readonly string[]
}

async function sendAllBack(ctx: Ctx, type: ObjectType, { id, survivorId }: Undoing): Promise<Conflict[]> {
  const conflicts: Conflict[] = []
  for (const move of await movesOf(ctx, id)) {
    const back = isCustomMove(move) ? sendCustomBack : sendBack
    const missing = (await back(ctx, survivorId, move)) + (await putBack(ctx, move))
    if (missing > 0) conflicts.push(stays(type, move.loserId, move.table, missing))
  }
  return conflicts
}

/** Rows that were deleted since, or given to somebody else. */
const stays = (type: ObjectType, recordId: string, table: string, missing: number): Conflict => ({
  ...{ object: type.name, recordId, title: null, field: null, reason: 'changed_since' },
  ...{ before: null, after: null, now: null, message: `${table}: ${missing}` },
})

async function settle(
  ctx: Ctx,
  type: ObjectType,
  { id, survivorId, loserIds }: Undoing,
  conflicts: readonly Conflict[],
) {
  await sql`delete from merged_records where workspace_id = ${ctx.workspaceId} and merge_id = ${id}`.execute(ctx.db)
  // Who had been merged into a loser is the loser's again.
  await sql`update merged_records as m set survivor_id = earlier.survivor_id from merges as earlier
    where m.workspace_id = ${ctx.workspaceId} and earlier.workspace_id = m.workspace_id and earlier.id = m.merge_id
      and earlier.survivor_id = any (${loserIds}::uuid[])`.execute(ctx.db)
  await sql`update merges set undone_at = ${ctx.now().toISOString()}, undone_by = ${ctx.userId}, conflicts = ${JSON.stringify(conflicts)}::jsonb
    where workspace_id = ${ctx.workspaceId} and id = ${id}`.execute(ctx.db)
  for (const loserId of loserIds) await declareTwo(ctx, type, survivorId, loserId)
}
