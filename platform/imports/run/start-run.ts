import type { Ctx } from '#platform/ctx/ctx'
import { refuse } from '#platform/http/refusal'
import { cancellable, describeImport, runnable } from '../describe-import.ts'
import type { Import } from '../import-shape.ts'
import { mappable, wantedColumns } from '../mappable.ts'
import { rememberMapping } from '../saved-mappings.ts'
import { changeImport, lockImportAt, type StoredImport } from '../stored-import.ts'

/**
 * Runs an import in the background, or runs one on that was cancelled or failed.
 * @throws Refusal import_not_ready, also when no column goes to a field that new records must have
 */
export async function startRun(ctx: Ctx, id: string): Promise<Import> {
  const stored = await lockImportAt(ctx, id, runnable)
  const lacks = missingTarget(ctx, stored)
  if (lacks) refuse('import_not_ready', { status: stored.status, mend: `Say which column is “${lacks}”.` })
  const isFresh = stored.nextRow === 1
  await changeImport(ctx, id, {
    ...{ status: 'running', startedAt: ctx.now().toISOString(), finishedAt: null, error: null, rate: null },
    ...(isFresh ? { done: 0, leftOut: 0, reasons: [] } : {}),
  })
  if (stored.options.remember) await rememberMapping(ctx, stored)
  await ctx.record({
    type: 'import.started',
    object: 'import',
    recordId: id,
    payload: { object: stored.object, fileName: stored.fileName },
  })
  await ctx.later('imports.run', { importId: id }, { key: `imports.run:${id}` })
  return describeImport(ctx, id)
}

function missingTarget(ctx: Ctx, { object, mapping, mode }: StoredImport): string | undefined {
  const type = ctx.objects.find(object)
  const paths = new Map(mappable(ctx, type).targets.map(({ path, field }) => [path, field.name]))
  const mapped = new Set(mapping.flatMap(({ field }) => paths.get(field ?? '') ?? []))
  if (mapped.size === 0) return type.title[0]
  return mode === 'update' ? undefined : wantedColumns(type).find((field) => !mapped.has(field))
}

/** Stops a check at once, a run after the rows in hand. @throws Refusal import_not_ready */
export async function cancelImport(ctx: Ctx, { id }: { id: string }): Promise<Import> {
  const { status } = await lockImportAt(ctx, id, cancellable)
  await changeImport(ctx, id, { status: status === 'checking' ? 'draft' : 'cancelling' })
  return describeImport(ctx, id)
}
