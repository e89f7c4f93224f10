import { type SqlBool, sql } from 'kysely'
import type { Ctx } from '#platform/ctx/ctx'
import { refuse } from '#platform/http/refusal'
import type { Move } from './carry-over.ts'
import { type Merge, UNDOABLE_DAYS } from './merge-shape.ts'

interface MergeRow extends Omit<Merge, 'undoableUntil'> {
  changes: Record<string, [before: unknown, after: unknown]>
}

const columns = sql`merges.id, object, survivor_id, loser_ids, titles, changes, moved, merged_by, users.name as merged_by_name,
  merged_at, undone_at, conflicts`
const source = sql`merges left join users on users.id = merges.merged_by`

/** One merge, locked until the transaction ends. @throws Refusal merge_not_found */
export async function lockMerge(ctx: Ctx, id: string): Promise<MergeRow> {
  const { rows } = await sql<MergeRow>`select ${columns} from ${source}
    where workspace_id = ${ctx.workspaceId} and merges.id = ${id} for update of merges`.execute(ctx.db)
  return rows[0] ?? refuse('merge_not_found')
}

/** One merge. @throws Refusal merge_not_found */
export async function findMerge(ctx: Ctx, id: string): Promise<Merge> {
  const { rows } = await sql<MergeRow>`select ${columns} from ${source}
    where workspace_id = ${ctx.workspaceId} and merges.id = ${id}`.execute(ctx.db)
  const [row] = rows
  return row ? told(ctx, row) : refuse('merge_not_found')
}

/** Merges of the object types one may read, newest first. */
export async function listMerges(
  ctx: Ctx,
  query: { object?: string | undefined; limit: number; cursor?: string | undefined },
) {
  const readable = ctx.objects.all().filter(({ plural }) => ctx.may(`${plural}.read`))
  const of = readable.map(({ name }) => name).filter((name) => !query.object || name === query.object)
  const beyond = query.cursor ? sql<SqlBool>`merges.id < ${query.cursor}` : sql<SqlBool>`true`
  const { rows } = await sql<MergeRow>`select ${columns} from ${source}
    where workspace_id = ${ctx.workspaceId} and object = any (${of}::text[]) and ${beyond}
    order by merges.id desc limit ${query.limit + 1}`.execute(ctx.db)
  const items = rows.slice(0, query.limit)
  return {
    items: items.map((row) => told(ctx, row)),
    nextCursor: rows.length > query.limit ? (items.at(-1)?.id ?? null) : null,
  }
}

function told(ctx: Ctx, { changes: _, ...row }: MergeRow): Merge {
  const until = lastMoment(row.mergedAt)
  return { ...row, undoableUntil: row.undoneAt || until < ctx.now() ? null : until.toISOString() }
}

/** Until when a merge can be taken back. */
export const lastMoment = (mergedAt: string): Date => new Date(Date.parse(mergedAt) + UNDOABLE_DAYS * 86_400_000)

/** Those of some merges that were not taken back and still can be. */
export async function openMerges(ctx: Ctx, ids: readonly string[]): Promise<string[]> {
  const { rows } = await sql<{ id: string; mergedAt: string }>`select id, merged_at from merges
    where workspace_id = ${ctx.workspaceId} and id = any (${ids}::uuid[]) and undone_at is null`.execute(ctx.db)
  return rows.filter(({ mergedAt }) => lastMoment(mergedAt) >= ctx.now()).map(({ id }) => id)
}

/** Notes what came along, beside what did before. */
export async function noteMoves(ctx: Ctx, mergeId: string, moves: readonly Move[]): Promise<void> {
  if (moves.length === 0) return
  await sql`insert into merge_moves (workspace_id, merge_id, position, table_name, column_name, loser_id, keys, dropped)
    select ${ctx.workspaceId}, ${mergeId},
      r.position + coalesce((select max(position) from merge_moves where workspace_id = ${ctx.workspaceId} and merge_id = ${mergeId}), 0),
      r."table", r."column", r."loserId", r.keys, r.dropped
    from jsonb_to_recordset(${JSON.stringify(moves.map((move, at) => ({ position: at + 1, ...move })))}::jsonb)
      as r(position int, "table" text, "column" text, "loserId" uuid, keys jsonb, dropped jsonb)`.execute(ctx.db)
}

/** What came along with a merge, the last first. */
export async function movesOf(ctx: Ctx, mergeId: string): Promise<Move[]> {
  const { rows } =
    await sql<Move>`select table_name as "table", column_name as "column", loser_id, keys, dropped from merge_moves
    where workspace_id = ${ctx.workspaceId} and merge_id = ${mergeId} order by position desc`.execute(ctx.db)
  return rows
}
