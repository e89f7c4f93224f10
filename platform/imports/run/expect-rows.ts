import type { Ctx } from '#platform/ctx/ctx'
import type { ReadRow, RowReader } from '../row-reader.ts'
import type { StoredImport } from '../stored-import.ts'
import { groupRows, noteMissing } from './group-rows.ts'
import { type Members, resolveMembers } from './members.ts'
import { noteAlikeProducts } from './resolve-products.ts'

/**
 * What each row would do if it were written now: `create` or `update`. Adds what only the records that are there tell:
 * members nobody knows, and what a new record lacks.
 * @returns by row number; a row that cannot be kept is not in it.
 */
export async function expectRows(
  ctx: Ctx,
  reader: RowReader,
  { matchOn, mode }: Pick<StoredImport, 'matchOn' | 'mode'>,
  rows: readonly ReadRow[],
  members: Members,
): Promise<Map<number, 'create' | 'update'>> {
  const good = rows.filter(({ isBad }) => !isBad)
  resolveMembers(reader, members, good)
  await noteAlikeProducts(ctx, reader, good)
  const expected = new Map<number, 'create' | 'update'>()
  for (const group of await groupRows(ctx, reader.type, matchOn, good)) {
    const lacks = group.id === null && mode !== 'update' && noteMissing(reader, group)
    for (const row of group.rows) {
      if (lacks) row.isBad = true
      else expected.set(row.row, group.id === null ? 'create' : 'update')
    }
  }
  return expected
}
