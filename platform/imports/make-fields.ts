import { type Ctx, inLightOf } from '#platform/ctx/ctx'
import { refuseInput } from '#platform/http/refusal'
import type { Caller } from '#platform/http/route'
import { createField } from '#platform/objects/data-model/create-field'
import { loadObjects } from '#platform/objects/workspace-registry'
import { describeImport, mendable } from './describe-import.ts'
import type { Import } from './import-shape.ts'
import { changeImport, lockImportAt } from './stored-import.ts'
import { suggestFor } from './suggest.ts'

/**
 * Makes a field of the workspace's own for each of some columns, as proposed, and has the columns go there.
 * @throws Refusal import_not_ready, invalid_input for a column that a field of ours fits or that is empty
 */
export async function makeFields(
  ctx: Ctx,
  { id, columns }: { id: string; columns: number[] },
  { kith }: Pick<Caller, 'kith'>,
): Promise<Import> {
  const stored = await lockImportAt(ctx, id, mendable)
  const { columns: suggested } = suggestFor(ctx, ctx.objects.find(stored.object), stored.shape.columns)
  const mapping = [...stored.mapping]
  for (const [at, column] of [...new Set(columns)].entries()) {
    const proposal = suggested.find((one) => one.column === column)?.proposal
    if (!proposal)
      return refuseInput({
        path: `columns.${at}`,
        code: 'invalid_value',
        message: `There is nothing to make of column ${column}`,
        mend: 'Use the columns that the import proposes a field for.',
      })
    const { label, type, options } = proposal
    const made = await createField(ctx, {
      ...{ object: stored.object, label, type: type as 'text' }, // one of the types that TYPES of the proposal names
      ...(options.length > 0 ? { options: options.map((option) => ({ label: option })) } : {}),
    })
    const place = mapping.findIndex((one) => one.column === column)
    mapping[place] = { column, field: `custom.${made.name}` }
  }
  await changeImport(ctx, id, { mapping, status: 'draft', checkedAt: null, reasons: [], done: 0 })
  // The fields are of this very transaction: the types are asked for as it sees them.
  return describeImport(
    { ...inLightOf(ctx, {}), objects: await loadObjects(kith.objects, ctx.workspaceId, ctx.db) },
    id,
  )
}
