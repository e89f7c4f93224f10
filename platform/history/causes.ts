import { sql } from 'kysely'
import type { Ctx } from '#platform/ctx/ctx'
import type { Cause } from './history-shape.ts'

/** A table whose rows lead to changes: their id stands as the cause of the events. */
interface CauseTable {
  kind: string
  table: string
  /** The column that names a row, if one does. */
  title: string | null
}

const tables: readonly CauseTable[] = [
  { kind: 'import', table: 'imports', title: 'file_name' },
  { kind: 'bulk', table: 'bulk_jobs', title: null },
  { kind: 'undo', table: 'undos', title: null },
  { kind: 'merge', table: 'merges', title: null },
]

/** What is behind some causes. The acts of people are causes as well, and need no further word: those are left out. */
export async function causesOf(ctx: Ctx, ids: readonly (string | null)[]): Promise<Map<string, Cause>> {
  const wanted = [...new Set(ids.flatMap((id) => id ?? []))]
  if (wanted.length === 0) return new Map()
  const parts = tables.map(
    ({ kind, table, title }) => sql`
      select ${kind}::text as kind, id, ${title ? sql.ref(title) : sql`null`}::text as title
        from ${sql.table(table)} where workspace_id = ${ctx.workspaceId} and id = any (${wanted}::uuid[])`,
  )
  const { rows } = await sql<Cause>`${sql.join(parts, sql` union all `)}
    union all select 'restoration', cause_id, payload ->> 'at' from events
     where workspace_id = ${ctx.workspaceId} and cause_id = any (${wanted}::uuid[]) and type = 'value.restored'`.execute(
    ctx.db,
  )
  return new Map(rows.map((cause) => [cause.id, cause]))
}
