import { sql } from 'kysely'
import { z } from 'zod'
import type { Ctx } from '#platform/ctx/ctx'

const Counts = z.record(z.string(), z.int())
const Counting = z.object({ filled: Counts, marks: Counts })
export type Counting = z.infer<typeof Counting>

export interface StoredFigures {
  object: string
  isRunning: boolean
  cursor: string | null
  done: number
  counting: Counting
  total: number
  filled: Record<string, number>
  marks: Record<string, number>
  measuredAt: string | null
}

const columns = sql`object, is_running, cursor, done, counting, total, filled, marks, measured_at`

export async function listFigures(ctx: Ctx): Promise<StoredFigures[]> {
  const { rows } = await sql<StoredFigures>`select ${columns} from quality_figures
    where workspace_id = ${ctx.workspaceId}`.execute(ctx.db)
  return rows
}

/** The figures of an object, locked; made when there are none. */
export async function lockFigures(ctx: Ctx, object: string): Promise<StoredFigures | undefined> {
  await sql`insert into quality_figures (workspace_id, object) values (${ctx.workspaceId}, ${object})
    on conflict do nothing`.execute(ctx.db)
  const { rows } = await sql<StoredFigures>`select ${columns} from quality_figures
    where workspace_id = ${ctx.workspaceId} and object = ${object} for update`.execute(ctx.db)
  const [row] = rows
  return row && { ...row, done: Number(row.done), total: Number(row.total), counting: Counting.parse(row.counting) }
}

const lists = new Set(['counting', 'filled', 'marks'])

export async function changeFigures(ctx: Ctx, object: string, changes: Partial<StoredFigures>): Promise<void> {
  const sets = Object.entries(changes).map(([name, value]) =>
    lists.has(name) ? sql`${sql.ref(name)} = ${JSON.stringify(value)}::jsonb` : sql`${sql.ref(name)} = ${value}`,
  )
  await sql`update quality_figures set ${sql.join(sets)}
    where workspace_id = ${ctx.workspaceId} and object = ${object}`.execute(ctx.db)
}

/** Writes the marks of some records: those without any have no row. */
export async function writeMarks(
  ctx: Ctx,
  object: string,
  ids: readonly string[],
  found: ReadonlyMap<string, readonly string[]>,
): Promise<void> {
  const rows = [...found].flatMap(([id, marks]) => (marks.length > 0 ? [{ id, marks }] : []))
  const recordset = sql`jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(id uuid, marks jsonb)`
  await Promise.all([
    sql`delete from quality_marks where workspace_id = ${ctx.workspaceId} and id = any (${ids}::uuid[])
      and not exists (select 1 from ${recordset} where r.id = quality_marks.id)`.execute(ctx.db),
    sql`insert into quality_marks (workspace_id, id, object, marks)
      select ${ctx.workspaceId}, r.id, ${object}, r.marks from ${recordset}
      on conflict (workspace_id, id) do update set marks = excluded.marks`.execute(ctx.db),
  ])
}
