import './events.ts'
import { sql } from 'kysely'
import { raiseSchemaVersion } from '#platform/auth/schema-version'
import type { Ctx } from '#platform/ctx/ctx'
import { beginWork } from './begin-work.ts'
import type { CustomField } from './shapes.ts'
import { findField, storedField, toldOf } from './stored-field.ts'

/** Takes a field out of sight everywhere; its values stay. Once more is no change. @throws Refusal field_not_found */
export async function archiveField(ctx: Ctx, id: string): Promise<CustomField> {
  return move(ctx, id, ctx.now().toISOString())
}

/** Brings an archived field back with the values it had. @throws Refusal field_not_found */
export async function restoreField(ctx: Ctx, id: string): Promise<CustomField> {
  return move(ctx, id, null)
}

async function move(ctx: Ctx, id: string, archivedAt: string | null): Promise<CustomField> {
  await raiseSchemaVersion(ctx)
  const field = await storedField(ctx, id, { lock: true })
  if ((field.archivedAt === null) === (archivedAt === null)) return findField(ctx, id)
  await sql`update custom_fields set archived_at = ${archivedAt}
    where workspace_id = ${ctx.workspaceId} and id = ${id}`.execute(ctx.db)
  // Its index, keys and part of the search texts go, or come back: nobody kept them meanwhile.
  const kept = [...(field.indexed ? ['values' as const] : []), ...(field.isUnique ? ['keys' as const] : [])]
  const texts = field.searchable ? ['texts' as const] : []
  if (kept.length + texts.length > 0)
    await beginWork(ctx, id, { purpose: 'settle', clears: kept, fills: archivedAt ? texts : [...kept, ...texts] })
  const type = archivedAt ? 'customField.archived' : 'customField.restored'
  await ctx.record({ type, object: 'customField', recordId: id, payload: toldOf(field) })
  return findField(ctx, id)
}
