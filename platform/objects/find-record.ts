import { sql } from 'kysely'
import type { Ctx } from '#platform/ctx/ctx'
import { refuse } from '#platform/http/refusal'
import { recordSelection } from './columns.ts'
import type { AnyRecord, ObjectType } from './object-type.ts'

/** Records of the given ids, in that order; ids there are none of are left out. */
export async function recordsOf(ctx: Ctx, type: ObjectType, ids: readonly string[]): Promise<AnyRecord[]> {
  if (ids.length === 0) return []
  const { rows } = await sql<AnyRecord>`select ${recordSelection(type)} from ${sql.table(type.table)}
    where workspace_id = ${ctx.workspaceId} and id = any (${ids}::uuid[])`.execute(ctx.db)
  const byId = new Map(rows.map((row) => [row.id, row]))
  return ids.flatMap((id) => byId.get(id) ?? [])
}

/** One record, also from the trash. @throws Refusal record_not_found */
export async function findRecord(ctx: Ctx, type: ObjectType, id: string): Promise<AnyRecord> {
  const [record] = await recordsOf(ctx, type, [id])
  return record ?? refuse('record_not_found', { object: type.name })
}
