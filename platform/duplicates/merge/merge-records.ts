import { sql } from 'kysely'
import { uuidv7 } from 'uuidv7'
import { type Ctx, inLightOf } from '#platform/ctx/ctx'
import { refuse } from '#platform/http/refusal'
import { recordsOf } from '#platform/objects/find-record'
import type { AnyRecord, ObjectType } from '#platform/objects/object-type'
import { lockRows } from '#platform/objects/rows'
import { same } from '#platform/objects/same'
import { saveRecords } from '#platform/objects/save-records'
import { titleOf, trashRecords } from '#platform/objects/trash-records'
import { fieldValue } from '#platform/undo/field-values'
import { settlePairs } from '../decide-pair.ts'
import { carryOver, type Move } from './carry-over.ts'
import { carryCustomRelations } from './custom-relations.ts'
import type { Merge } from './merge-shape.ts'
import { findMerge, noteMoves } from './stored-merge.ts'
import { fullest, mergedFields, propose, survivingInput } from './survivorship.ts'

export interface MergeRequest {
  recordIds: readonly string[]
  /** Who stays; by default the fullest. */
  survivorId?: string | undefined
  /** Whose value of a field stays, where it is not the proposed one. */
  choices?: readonly { field: string; from: string[] }[] | undefined
}

/**
 * Makes several records one: the survivor gets the values chosen, everything that points to the others points to it, they go
 * to the trash, and their timelines are read with its own. Two people may merge the same records at once: the rows are
 * locked in the order of their ids, and whoever comes second is told who they are now.
 * @throws Refusal record_not_found, records_merged, merge_not_possible, invalid_input
 */
export async function mergeRecords(ctx: Ctx, type: ObjectType, request: MergeRequest): Promise<Merge> {
  const records = await lockForMerge(ctx, type, [...new Set(request.recordIds)])
  const survivorId = request.survivorId ?? fullest(type, records)
  const survivor = records.find(({ id }) => id === survivorId) ?? refuse('record_not_found', { object: type.name })
  const losers = records.filter(({ id }) => id !== survivorId)
  const id = uuidv7()
  const caused = inLightOf(ctx, { causeId: id })
  const loserIds = losers.map((loser) => loser.id)
  await trashRecords(caused, type, loserIds)
  const merging = { survivorId, loserIds }
  const moves = [...(await carryOver(ctx, type, merging)), ...(await carryCustomRelations(ctx, type, merging))]
  const changes = await giveValues(caused, type, { survivor, records, choices: request.choices ?? [] })
  await note(ctx, type, { id, survivor, losers, moves, changes })
  await settlePairs(
    ctx,
    type,
    records.map((record) => record.id),
  )
  await caused.record({
    type: `${type.name}.merged`,
    object: type.name,
    recordId: survivorId,
    ...type.timeline(survivorId, survivor),
    payload: {
      mergeId: id,
      merged: losers.map((loser) => ({ id: loser.id, title: titleOf(type, loser) })),
      moved: countsOf(moves),
    },
  })
  return findMerge(ctx, id)
}

/** The records as they stand, locked. */
async function lockForMerge(ctx: Ctx, type: ObjectType, ids: readonly string[]): Promise<AnyRecord[]> {
  if (ids.length < 2) refuse('merge_not_possible', { mend: 'Name two records or more.' })
  if (Object.values(type.fields).some((field) => field.type === 'lines'))
    refuse('merge_not_possible', { mend: 'What has lines of its own, such as an order, stays as it is.' })
  await lockRows(ctx, type, ids)
  const records = await recordsOf(ctx, type, ids)
  const gone = ids.filter((id) => !records.some((record) => record.id === id && record.deletedAt === null))
  if (gone.length > 0) {
    const { rows } = await sql<{ survivorId: string }>`select survivor_id from merged_records
      where workspace_id = ${ctx.workspaceId} and loser_id = any (${gone}::uuid[])`.execute(ctx.db)
    if (rows[0]) refuse('records_merged', { object: type.name, survivorId: rows[0].survivorId })
    refuse('record_not_found', { object: type.name })
  }
  return records
}

interface Giving {
  survivor: AnyRecord
  records: readonly AnyRecord[]
  choices: readonly { field: string; from: string[] }[]
}

/** Writes the chosen values to the survivor. @returns what changed of it, before and after. */
async function giveValues(ctx: Ctx, type: ObjectType, { survivor, records, choices }: Giving) {
  const wanted = new Map(choices.map((choice) => [choice.field, choice]))
  const proposed = propose(type, records, survivor.id).choices.map((choice) => wanted.get(choice.field) ?? choice)
  const own = (from: readonly string[]) => from.length === 1 && from[0] === survivor.id
  const input = survivingInput(
    type,
    records,
    proposed.filter(({ field, from }) => !own(from) || pointsToThem(type, records, survivor, field)),
  )
  const [saved] = await saveRecords(ctx, type, [{ id: survivor.id, input }])
  if (saved?.status === 'failed') refuse('invalid_input', {}, saved.errors)
  const [after] = await recordsOf(ctx, type, [survivor.id])
  const changed = mergedFields(type).flatMap(([name]) => {
    const [was, is] = [fieldValue(survivor, name) ?? null, after ? (fieldValue(after, name) ?? null) : null]
    return same(was, is) ? [] : [[name, [was, is]] as const]
  })
  return Object.fromEntries(changed)
}

/** A company whose parent is one of those it becomes has none. */
const pointsToThem = (type: ObjectType, records: readonly AnyRecord[], record: AnyRecord, name: string) =>
  type.fields[name]?.object === type.name && records.some(({ id }) => id === fieldValue(record, name))

interface Done {
  id: string
  survivor: AnyRecord
  losers: readonly AnyRecord[]
  moves: readonly Move[]
  changes: Record<string, unknown>
}

async function note(ctx: Ctx, type: ObjectType, { id, survivor, losers, moves, changes }: Done): Promise<void> {
  const loserIds = losers.map((loser) => loser.id)
  const titles = Object.fromEntries([survivor, ...losers].map((record) => [record.id, titleOf(type, record)]))
  await sql`insert into merges (workspace_id, id, object, survivor_id, loser_ids, titles, changes, moved, merged_by, merged_at)
    values (${ctx.workspaceId}, ${id}, ${type.name}, ${survivor.id}, ${loserIds}::uuid[], ${JSON.stringify(titles)}::jsonb,
      ${JSON.stringify(changes)}::jsonb, ${JSON.stringify(countsOf(moves))}::jsonb, ${ctx.userId}, ${ctx.now().toISOString()})`.execute(
    ctx.db,
  )
  await noteMoves(ctx, id, moves)
  // Whoever was merged into a loser before is now the survivor.
  await sql`update merged_records set survivor_id = ${survivor.id}
    where workspace_id = ${ctx.workspaceId} and survivor_id = any (${loserIds}::uuid[])`.execute(ctx.db)
  await sql`insert into merged_records (workspace_id, object, loser_id, survivor_id, merge_id)
    select ${ctx.workspaceId}, ${type.name}, loser, ${survivor.id}, ${id} from unnest(${loserIds}::uuid[]) as loser`.execute(
    ctx.db,
  )
}

function countsOf(moves: readonly Move[]): Record<string, number> {
  const counts: Record<string, number> = {}
  for (const { table, keys } of moves) if (keys.length > 0) counts[table] = (counts[table] ?? 0) + keys.length
  return counts
}
