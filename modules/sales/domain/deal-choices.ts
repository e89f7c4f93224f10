import { sql } from 'kysely'
import type { Tx } from '#platform/db/transaction'
import type { Choice } from '#platform/objects/field'

/** What the workspace's deals may be in; empty as long as it goes by what Kith brings along. */
export async function dealChoices(db: Tx, workspaceId: string): Promise<Record<string, Choice[]>> {
  const { rows } = await sql<{ field: string; value: string; label: string; within: string | null }>`
    select 'pipeline' as field, id as value, name as label, null as within, position, 0 as inner_position
      from pipelines where workspace_id = ${workspaceId}
    union all
    select 'stage', s.id, s.name, s.pipeline_id, p.position, s.position
      from stages s join pipelines p on p.workspace_id = s.workspace_id and p.id = s.pipeline_id where s.workspace_id = ${workspaceId}
    union all
    select 'outcomeReason', id, name, null, position, 0 from outcome_reasons where workspace_id = ${workspaceId}
    order by field, position, inner_position, value`.execute(db)
  const found: Record<string, Choice[]> = {}
  for (const { field, value, label, within } of rows) {
    const choice = { value, label, color: null, ...(within === null ? {} : { within }) }
    found[field] = [...(found[field] ?? []), choice]
  }
  return found
}
