import { type RawBuilder, sql } from 'kysely'
import type { Ctx } from '#platform/ctx/ctx'
import { column } from '#platform/objects/columns'
import { matching } from '#platform/objects/list-records'
import type { ObjectType } from '#platform/objects/object-type'
import type { Act, Selection } from './bulk-shape.ts'

/** Records changed in one transaction. */
export const CHUNK = 500

/**
 * Writes down which records a job is about, as they match now, in chunks by the order of their ids. One statement sees
 * one state of the table: whoever changes records meanwhile makes the job neither skip nor double one.
 * @returns how many there are.
 */
export async function collect(
  ctx: Ctx,
  type: ObjectType,
  jobId: string,
  { selection, act }: { selection: Selection; act: Act },
): Promise<number> {
  if ('ids' in selection) {
    const given = sql`select distinct id from unnest(${selection.ids}::uuid[]) as given(id)`
    return writeChunks(ctx, jobId, given)
  }
  const { filter, q, except = [] } = selection
  const where = await matching(ctx, type, { filter, q, trash: act.kind === 'restore' })
  const id = column(type, 'id')
  return writeChunks(
    ctx,
    jobId,
    sql`select ${id} as id from ${sql.table(type.table)}
     where ${column(type, 'workspaceId')} = ${ctx.workspaceId} and ${where} and not ${id} = any (${except}::uuid[])`,
  )
}

/** Collects what another job left: those that failed, and those of chunks it did not come to. */
export function collectLeft(
  ctx: Ctx,
  jobId: string,
  left: { id: string; nextChunk: number; chunkDone: number },
): Promise<number> {
  return writeChunks(
    ctx,
    jobId,
    sql`select record_id as id from bulk_failures where workspace_id = ${ctx.workspaceId} and job_id = ${left.id}
      union
      select unnest(case when number = ${left.nextChunk} then ids[${left.chunkDone} + 1 :] else ids end) as id from bulk_chunks
       where workspace_id = ${ctx.workspaceId} and job_id = ${left.id} and number >= ${left.nextChunk}`,
  )
}

async function writeChunks(ctx: Ctx, jobId: string, ids: RawBuilder<unknown>): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    with chunks as (
      insert into bulk_chunks (workspace_id, job_id, number, ids)
      select ${ctx.workspaceId}, ${jobId}, number, array_agg(id order by id)
        from (select id, ((row_number() over (order by id) - 1) / ${sql.lit(CHUNK)})::integer as number from (${ids}) as found) as numbered
       group by number
      returning cardinality(ids) as count)
    select coalesce(sum(count), 0)::int as count from chunks`.execute(ctx.db)
  return rows[0]?.count ?? 0
}
