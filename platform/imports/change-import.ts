import type { z } from 'zod'
import type { Ctx } from '#platform/ctx/ctx'
import { findFile, pathOfFile, removeFile } from '#platform/files/store-file'
import type { Caller } from '#platform/http/route'
import type { imports } from './contract.ts'
import { checkedDefaults, checkedMatch } from './create-import.ts'
import { describeImport, mendable } from './describe-import.ts'
import type { Import } from './import-shape.ts'
import { inspectUpload } from './inspect-upload.ts'
import { importedType, suggestedMatch } from './mappable.ts'
import { readMapping } from './read-mapping.ts'
import { changeImport, lockImportAt } from './stored-import.ts'
import { mappingOf, suggestFor } from './suggest.ts'

type Changes = z.output<NonNullable<(typeof imports.change)['~orpc']['inputSchema']>>

/** Corrects a draft. What a check found no longer holds then, and it is a draft again. @throws Refusal import_not_ready */
export async function correctImport(ctx: Ctx, changes: Changes, { kith }: Pick<Caller, 'kith'>): Promise<Import> {
  const stored = await lockImportAt(ctx, changes.id, mendable)
  const type = changes.object ? importedType(ctx, changes.object) : ctx.objects.find(stored.object)
  const isOther = type.name !== stored.object
  const inspected = changes.fileOptions
    ? await inspectUpload(await pathOfFile(ctx, kith.config, stored.fileId), {
        mediaType: (await findFile(ctx, stored.fileId)).mediaType,
        options: changes.fileOptions,
      })
    : null
  const { columns } = inspected?.shape ?? stored.shape
  const suggested = suggestFor(ctx, type, columns)
  if (inspected) await forgetRows(ctx, stored.id)
  await changeImport(ctx, stored.id, {
    ...(inspected
      ? {
          fileOptions: changes.fileOptions ?? {},
          shape: inspected.shape,
          preview: inspected.preview,
          columnsKey: inspected.columnsKey,
          total: inspected.shape.rowsEstimated,
          mends: [],
        }
      : {}),
    ...(inspected || isOther ? { mapping: mappingOf(suggested) } : {}),
    ...(inspected || isOther ? { matchOn: suggestedMatch(ctx, type, mappingOf(suggested)) } : {}),
    ...(isOther ? { object: type.name } : {}),
    ...(changes.mapping
      ? { mapping: readMapping({ ctx, type, columns, suggested: suggested.columns }, changes.mapping) }
      : {}),
    ...(changes.matchOn ? { matchOn: checkedMatch(type, changes.matchOn) ?? [] } : {}),
    ...(changes.mode ? { mode: changes.mode } : {}),
    ...(changes.defaults ? { defaults: await checkedDefaults(ctx, { ...stored.defaults, ...changes.defaults }) } : {}),
    ...(changes.options ? { options: changes.options } : {}),
    ...(onlyOptions(changes)
      ? {}
      : { status: 'draft', checkedAt: null, reasons: [], done: 0, leftOut: 0, leaveOutUnmended: false }),
  })
  return describeImport(ctx, stored.id)
}

const onlyOptions = ({ id: _, options: __, ...others }: Changes) =>
  Object.values(others).every((value) => value === undefined)

/** Read otherwise, the file has other rows: what was mended in them is void. */
async function forgetRows(ctx: Ctx, importId: string): Promise<void> {
  await ctx.db
    .deleteFrom('importRows')
    .where('workspaceId', '=', ctx.workspaceId)
    .where('importId', '=', importId)
    .execute()
}

/** Throws a draft away, and its file. @throws Refusal import_not_ready once it has run. */
export async function removeImport(ctx: Ctx, { id }: { id: string }): Promise<{ id: string }> {
  const { fileId } = await lockImportAt(ctx, id, mendable)
  await ctx.db.deleteFrom('imports').where('workspaceId', '=', ctx.workspaceId).where('id', '=', id).execute()
  await removeFile(ctx, { fileId })
  return { id }
}
