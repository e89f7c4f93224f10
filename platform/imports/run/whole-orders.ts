import type { ObjectType } from '#platform/objects/object-type'
import type { SourceRow } from '../file/file-shape.ts'
import { readRows } from '../file/read-rows.ts'
import type { StoredImport } from '../stored-import.ts'
import { keyOf } from './find-matches.ts'

/** An order has at most a thousand lines; a longer run of one number is cut. */
const MOST_HELD = 1000

/**
 * The file's rows in chunks of about a thousand, cut where the order number changes: lines that stand together are one
 * order, also across what would have been a border.
 */
export async function* wholeOrders(
  path: string,
  { shape, mapping, nextRow }: Pick<StoredImport, 'shape' | 'mapping' | 'nextRow'>,
  type: ObjectType,
): AsyncGenerator<SourceRow[]> {
  const chunks = readRows(path, shape, { fromRow: nextRow })
  const column = numberColumn(type, mapping)
  if (column === undefined) {
    yield* chunks
    return
  }
  let held: SourceRow[] = []
  for await (const chunk of chunks) {
    const rows = [...held, ...chunk]
    const number = rows.at(-1)?.cells[column]
    let cut = rows.length
    while (cut > 0 && rows.length - cut < MOST_HELD && rows[cut - 1]?.cells[column] === number) cut--
    held = rows.splice(cut)
    if (rows.length > 0) yield rows
  }
  if (held.length > 0) yield held
}

function numberColumn(type: ObjectType, mapping: StoredImport['mapping']): number | undefined {
  const hasLines = Object.values(type.fields).some((field) => field.type === 'lines')
  const number = Object.entries(type.fields).find(([, { key }]) => key === keyOf(type, 'number'))?.[0]
  return hasLines ? mapping.find(({ field }) => field === number)?.column : undefined
}
