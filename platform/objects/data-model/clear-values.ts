import { sql } from 'kysely'
import type { Ctx } from '#platform/ctx/ctx'
import type { StoredField } from './stored-field.ts'

const AT_ONCE = 20_000

/** Takes away some of what is kept of a field beside its records. @returns whether nothing is left. */
export async function clearSome(ctx: Ctx, field: StoredField, what: 'values' | 'keys'): Promise<boolean> {
  const { numAffectedRows } =
    what === 'values'
      ? await sql`delete from record_values where workspace_id = ${ctx.workspaceId} and field_id = ${field.id} and record_id in
          (select record_id from record_values where workspace_id = ${ctx.workspaceId} and field_id = ${field.id}
            limit ${AT_ONCE})`.execute(ctx.db)
      : await sql`delete from record_keys where workspace_id = ${ctx.workspaceId} and object = ${field.object}
          and kind = ${`custom:${field.name}`} and value in
          (select value from record_keys where workspace_id = ${ctx.workspaceId} and object = ${field.object}
            and kind = ${`custom:${field.name}`} limit ${AT_ONCE})`.execute(ctx.db)
  return Number(numAffectedRows ?? 0) < AT_ONCE
}
