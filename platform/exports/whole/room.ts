import { sql } from 'kysely'
import type { Ctx } from '#platform/ctx/ctx'
import { refuse } from '#platform/http/refusal'
import type { WholeTable } from './tables.ts'

/**
 * An archive goes into a workspace that nobody has used: no records, and nothing else that somebody made.
 * @throws Refusal workspace_not_empty
 */
export async function refuseUsed(ctx: Ctx, tables: readonly WholeTable[]): Promise<void> {
  const ofRecords = new Set<string>(ctx.objects.all().map(({ table }) => table))
  const questions = tables.flatMap(({ name, columns, people }) => {
    if (name === 'events') return []
    const makers = [
      ...new Set([...people.map(({ column }) => column), ...columns.filter((one) => one === 'created_by')]),
    ]
    if (!ofRecords.has(name) && makers.length === 0) return []
    const made = ofRecords.has(name)
      ? sql`true`
      : sql`coalesce(${sql.join(makers.map((one) => sql`${sql.ref(one)}::text`))}) is not null`
    return [sql`exists (select from ${sql.table(name)} where workspace_id = ${ctx.workspaceId} and ${made})`]
  })
  const { rows } = await sql<{ used: boolean }>`select ${sql.join(questions, sql` or `)} as used`.execute(ctx.db)
  if (rows[0]?.used) refuse('workspace_not_empty')
}

/** What a workspace is given at its birth makes room for what comes, the pointing before the pointed to. */
export async function removeSeeds(ctx: Ctx, tables: readonly WholeTable[]): Promise<void> {
  for (const { name, canDelete } of [...tables].reverse())
    if (canDelete) await sql`delete from ${sql.table(name)} where workspace_id = ${ctx.workspaceId}`.execute(ctx.db)
}
