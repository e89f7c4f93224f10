import { isOwnWork } from '#platform/auth/rights/own-work'
import type { Ctx } from '#platform/ctx/ctx'
import { removeOwnFile } from '#platform/files/store-file'
import { refuse } from '#platform/http/refusal'
import type { Export, ExportColumn, ExportQuery } from './export-shape.ts'
import { type Sight, seesLessThan } from './sight.ts'
import './events.ts'

/** An export as its row has it. */
export interface StoredExport extends Omit<Export, 'download'> {
  query: ExportQuery
  columns: ExportColumn[]
  fileId: string | null
  /** What its maker saw when it was read; null until then. */
  sight: Sight | null
}

const COLUMNS = [
  ...(['id', 'kind', 'object', 'format', 'fileName', 'status', 'done', 'total', 'rate', 'bytes', 'error'] as const),
  ...(['createdAt', 'finishedAt', 'expiresAt', 'query', 'columns', 'fileId', 'sight'] as const),
]

const own = (ctx: Ctx) =>
  ctx.db
    .selectFrom('exports')
    .select(COLUMNS)
    .where('workspaceId', '=', ctx.workspaceId)
    // Not even an owner fetches what somebody else took out.
    .where(isOwnWork(ctx, 'exports'))

/** An export of the person who asks. @throws Refusal export_not_found */
export async function findExport(ctx: Ctx, id: string): Promise<StoredExport> {
  const row = await own(ctx).where('id', '=', id).executeTakeFirst()
  return (row as unknown as StoredExport | undefined) ?? refuse('export_not_found') // written by these files
}

/** As the contract tells it. */
export function describeExport(ctx: Ctx, stored: StoredExport): Export {
  const { query: _, columns: __, sight: ___, fileId, ...told } = stored
  const isThere = fileId !== null && !isOutdated(ctx, stored)
  return { ...told, download: isThere ? `/api/v1/exports/${stored.id}/content` : null }
}

/** Whether a file holds what whoever acts might not take out any more: they saw more when it was read. */
export const isOutdated = (ctx: Ctx, { kind, sight }: Pick<StoredExport, 'kind' | 'sight'>): boolean =>
  sight === null || seesLessThan(ctx, sight) || (kind === 'workspace' && !ctx.may('settings'))

/** One's own exports, newest first; the cursor is the id of the last one seen. */
export async function listExports(ctx: Ctx, { limit, cursor }: { limit: number; cursor?: string | undefined }) {
  let query = own(ctx)
    .orderBy('id', 'desc')
    .limit(limit + 1)
  if (cursor) query = query.where('id', '<', cursor)
  const rows = (await query.execute()) as unknown as StoredExport[] // as in findExport
  const items = rows.slice(0, limit).map((row) => describeExport(ctx, row))
  return { items, nextCursor: rows.length > limit ? (items.at(-1)?.id ?? null) : null }
}

/** Removes an export with its file; a running one notices and stops. @throws Refusal export_not_found */
export async function removeExport(ctx: Ctx, { id }: { id: string }): Promise<{ id: string }> {
  const { fileId } = await findExport(ctx, id)
  await ctx.db.deleteFrom('exports').where('workspaceId', '=', ctx.workspaceId).where('id', '=', id).execute()
  if (fileId) await removeOwnFile(ctx, fileId)
  return { id }
}
