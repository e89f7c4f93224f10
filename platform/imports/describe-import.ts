import type { z } from 'zod'
import type { Ctx } from '#platform/ctx/ctx'
import type { Import, ImportSummary } from './import-shape.ts'
import { describeTargets, matchChoices } from './mappable.ts'
import { findImport, type Status, type StoredImport, seenImports } from './stored-import.ts'
import { suggestFor } from './suggest.ts'

/** An import as its screen and scripts read it. @throws Refusal import_not_found */
export async function describeImport(ctx: Ctx, id: string): Promise<Import> {
  const stored = await findImport(ctx, id)
  const names = await namesOf(ctx, [stored])
  const type = ctx.objects.find(stored.object)
  const suggested = suggestFor(ctx, type, stored.shape.columns)
  const { shape, preview, mapping, reasons, conflictCount, conflicts } = stored
  return {
    ...summaryOf(stored, names),
    shape: { ...shape, columns: shape.columns.map((column) => ({ ...column, style: { ...column.style } })) },
    preview,
    targets: describeTargets(ctx, type),
    suggested: suggested.columns,
    preset: suggested.preset,
    mapping,
    matchChoices: matchChoices(type),
    reasons,
    undoConflicts: { count: conflictCount, items: conflicts },
  }
}

/** The imports that one sees, newest first; the cursor is the id of the last one seen. */
export async function listImports(ctx: Ctx, { limit, cursor }: { limit: number; cursor?: string | undefined }) {
  let query = ctx.db
    .selectFrom('imports')
    .select('id')
    .where('workspaceId', '=', ctx.workspaceId)
    .where(seenImports(ctx))
    .orderBy('id', 'desc')
    .limit(limit + 1)
  if (cursor) query = query.where('id', '<', cursor)
  const ids = (await query.execute()).map(({ id }) => id)
  const found = await Promise.all(ids.slice(0, limit).map((id) => findImport(ctx, id)))
  const names = await namesOf(ctx, found)
  return {
    items: found.map((stored) => summaryOf(stored, names)),
    nextCursor: ids.length > limit ? (ids[limit - 1] ?? null) : null,
  }
}

function summaryOf(stored: StoredImport, names: ReadonlyMap<string, string>): z.output<typeof ImportSummary> {
  const { id, object, fileName, fileBytes, status, fileOptions, matchOn, mode, defaults, options, error } = stored
  const { total, done, ready, creates, updates, created, updated, unchanged, failed, leftOut, rate } = stored
  const { checkedAt, startedAt, finishedAt, createdAt, createdBy } = stored
  const isMoving = status === 'running' || status === 'checking' || status === 'undoing'
  const left = isMoving && rate ? Math.max(0, total - done) / rate : null
  return {
    id,
    object,
    fileName,
    fileBytes,
    status,
    fileOptions,
    matchOn,
    mode,
    defaults,
    options,
    counts: {
      ...{ total, done, ready, mend: stored.toMend, look: stored.toLook, creates, updates },
      ...{ created, updated, unchanged, failed, leftOut },
    },
    rate,
    secondsLeft: left === null ? null : Math.round(left * 10) / 10,
    checkedAt,
    startedAt,
    finishedAt,
    createdAt,
    createdBy: { id: createdBy, name: names.get(createdBy ?? '') ?? null },
    error,
    may: abilities(status),
  }
}

/** Points from which a step may be taken; the steps refuse any other. */
export const runnable: readonly Status[] = ['draft', 'ready', 'cancelled', 'failed']
export const mendable: readonly Status[] = ['draft', 'ready']
export const cancellable: readonly Status[] = ['running', 'checking', 'cancelling']
export const undoable: readonly Status[] = ['done', 'cancelled', 'failed']

const abilities = (status: Status): Import['may'] => ({
  run: runnable.includes(status),
  cancel: cancellable.includes(status),
  undo: undoable.includes(status),
  mend: mendable.includes(status),
})

async function namesOf(ctx: Ctx, imports: readonly StoredImport[]): Promise<Map<string, string>> {
  const ids = [...new Set(imports.flatMap(({ createdBy }) => createdBy ?? []))]
  if (ids.length === 0) return new Map()
  const rows = await ctx.db
    .selectFrom('memberships')
    .innerJoin('users', 'users.id', 'memberships.userId')
    .select(['users.id', 'users.name'])
    .where('memberships.workspaceId', '=', ctx.workspaceId)
    .where('users.id', 'in', ids)
    .execute()
  return new Map(rows.map(({ id, name }) => [id, name]))
}
