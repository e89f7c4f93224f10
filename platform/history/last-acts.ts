import { type SqlBool, sql } from 'kysely'
import type { Ctx } from '#platform/ctx/ctx'
import { isOfMerge, undoableMerges } from '#platform/duplicates/merge/undo-merges'
import { type Named, titlesOf } from '#platform/objects/titles'
import { isTakeable } from '#platform/undo/past-events'
import type { Act } from './history-shape.ts'

/** So many of one's newest events are looked at: some days' work, and the same effort however much one has done. */
const LOOKED_AT = 3_000

interface ActRow {
  id: string
  at: string
  types: string[]
  records: number
  object: string | null
  recordId: string | null
  fields: string[] | null
  undoId: string | null
  undoStatus: string | null
}

interface Asked {
  objects?: string | undefined
  recordId?: string | undefined
  limit: number
}

/** What the one who asks did last, one act for each request. What an undo did is no act of its own. */
export async function lastActs(ctx: Ctx, asked: Asked): Promise<{ items: Act[] }> {
  const rows = await actRows(ctx, asked)
  const named = await titlesOf(
    ctx,
    rows.flatMap(({ object, recordId: id }) => (object && id ? [{ object, id }] : [])),
  )
  const merges = await undoableMerges(
    ctx,
    rows.flatMap(({ id, types }) => (isOfMerge(types) ? id : [])),
  )
  const mayUndo = ({ id, types }: ActRow) =>
    isOfMerge(types) ? merges.has(id) : types.some((type) => isTakeable(ctx, type))
  return {
    items: rows.map((row) => ({
      ...{ id: row.id, at: row.at, types: row.types, records: row.records, fields: row.fields ?? [] },
      first: firstOf(row, named),
      mayUndo: row.undoId === null && mayUndo(row),
      undo: row.undoId && row.undoStatus ? { id: row.undoId, status: row.undoStatus } : null,
    })),
  }
}

const firstOf = ({ object, recordId: id }: ActRow, named: ReadonlyMap<string, Named>): Act['first'] =>
  object && id ? { object, id, title: named.get(id)?.title ?? null } : null

async function actRows(ctx: Ctx, { objects, recordId, limit }: Asked): Promise<ActRow[]> {
  const touching = [
    objects ? sql<SqlBool>`bool_or(object = any (${objects.split(',')}::text[]))` : sql<SqlBool>`true`,
    recordId ? sql<SqlBool>`bool_or(${recordId}::uuid in (record_id, contact_id, company_id))` : sql<SqlBool>`true`,
  ]
  const { rows } = await sql<ActRow>`
    with mine as materialized (
      select id, type, object, record_id, contact_id, company_id, cause_id, recorded_at from events
       where workspace_id = ${ctx.workspaceId} and actor_kind in ('user', 'apiKey') and actor_kind = ${ctx.actor.kind}
         and actor_id = ${ctx.actor.id}::uuid
       order by recorded_at desc, id desc limit ${LOOKED_AT}),
    acts as (
      select cause_id as id, max(recorded_at) as at, array_agg(distinct type) as types, count(distinct record_id)::int as records,
             (array_agg(id order by type like '%merged' desc, id))[1] as first_event
        from mine where cause_id is not null and not exists (
          select from undos where undos.workspace_id = ${ctx.workspaceId} and undos.id = mine.cause_id)
       group by cause_id having ${sql.join(touching, sql` and `)} order by at desc limit ${limit})
    select acts.id, acts.at, acts.types, acts.records, mine.object, mine.record_id,
           (select array(select jsonb_object_keys(events.payload -> 'changes')) from events
             where events.workspace_id = ${ctx.workspaceId} and events.recorded_at = mine.recorded_at and events.id = mine.id
               and jsonb_typeof(events.payload -> 'changes') = 'object') as fields,
           undo.id as undo_id, undo.status as undo_status
      from acts join mine on mine.id = acts.first_event
      left join lateral (
        select undos.id, undos.status from undos
         where undos.workspace_id = ${ctx.workspaceId} and undos.cause_id = acts.id and undos.status <> 'failed'
         order by undos.created_at desc limit 1) as undo on true
     order by acts.at desc`.execute(ctx.db)
  return rows
}
