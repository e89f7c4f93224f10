import { sql } from 'kysely'
import type { Ctx } from '#platform/ctx/ctx'
import type { StoredField } from './stored-field.ts'

const AT_ONCE = 20_000

/**
 * Takes away some of what is kept of a field beside its records. They are named by an array: joined with a sub-query, values that
 * came faster than the statistics were gone through once for each of them. @returns whether nothing is left.
 */
export async function clearSome(ctx: Ctx, field: StoredField, what: 'values' | 'keys'): Promise<boolean> {
  const ofField = sql`workspace_id = ${ctx.workspaceId} and field_id = ${field.id}`
  const ofKind = sql`workspace_id = ${ctx.workspaceId} and object = ${field.object} and kind = ${`custom:${field.name}`}`
  const { numAffectedRows } =
    what === 'values'
      ? await sql`delete from record_values where ${ofField} and record_id = any (array(
          select record_id from record_values where ${ofField} limit ${AT_ONCE}))`.execute(ctx.db)
      : await sql`delete from record_keys where ${ofKind} and value = any (array(
          select value from record_keys where ${ofKind} limit ${AT_ONCE}))`.execute(ctx.db)
  return Number(numAffectedRows ?? 0) < AT_ONCE
}
