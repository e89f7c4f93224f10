import { sql } from 'kysely'
import type { Tx } from '#platform/db/transaction'
import type { Choice } from '#platform/objects/field'

/** What the workspace's tickets may be in; states and types are empty as long as it goes by what Kith brings along. */
export async function ticketChoices(db: Tx, workspaceId: string): Promise<Record<string, Choice[]>> {
  const { rows } = await sql<{ field: string; value: string; label: string }>`
    select 'state' as field, id as value, name as label, position from ticket_states where workspace_id = ${workspaceId}
    union all
    select 'type', id, name, position from ticket_types where workspace_id = ${workspaceId}
    union all
    select 'teamId', id::text, name, 0 from teams where workspace_id = ${workspaceId}
    order by field, position, label, value`.execute(db)
  const found: Record<string, Choice[]> = {}
  for (const { field, value, label } of rows) found[field] = [...(found[field] ?? []), { value, label, color: null }]
  return found
}
