import type { z } from 'zod'
import type { Ctx } from '#platform/ctx/ctx'
import { pathOfFile } from '#platform/files/store-file'
import type { Caller } from '#platform/http/route'
import type { rowViews } from '../contract.ts'
import type { FileShape, SourceRow } from '../file/file-shape.ts'
import { readRows } from '../file/read-rows.ts'
import type { ImportRow } from '../import-shape.ts'
import { type KeptRow, keptRows } from '../kept-rows.ts'
import { hasRow, nextRow, type RowSet } from '../row-set.ts'
import { findImport, type StoredImport } from '../stored-import.ts'
import { describeRows } from './describe-rows.ts'
import { type CheckedSets, checkedSets } from './row-sets.ts'

interface Query {
  id: string
  view: (typeof rowViews)[number]
  /** The row to begin with. */
  cursor?: number | undefined
  limit: number
}

/** A page of the file's rows, as they stand with what was mended. The cursor is the number of the next row. */
export async function listRows(
  ctx: Ctx,
  { id, view, cursor = 1, limit }: Query,
  { kith }: Pick<Caller, 'kith'>,
): Promise<{ items: z.output<typeof ImportRow>[]; nextCursor: string | null }> {
  const stored = await findImport(ctx, id)
  const sets = await checkedSets(ctx, id)
  const kept = await keptRows(ctx, id, { from: cursor })
  const wanted = chosen(view, sets, kept, cursor, limit + 1)
  const rows = await pick(await pathOfFile(ctx, kith.config, stored.fileId), stored.shape, cursor, wanted)
  return {
    items: await describeRows(ctx, stored, rows.slice(0, limit), { sets, kept }),
    nextCursor: rows.length > limit ? String(rows[limit]?.row) : null,
  }
}

/** Which rows a page wants: listed beforehand, or told one by one. */
interface Wanted {
  last: number
  most: number
  has(row: number): boolean
}

function chosen(
  view: Query['view'],
  { mend, look, updates }: CheckedSets,
  kept: ReadonlyMap<number, KeptRow>,
  from: number,
  most: number,
): Wanted {
  const out = (row: number) => kept.get(row)?.leftOut === true
  if (view === 'all') return { last: Number.POSITIVE_INFINITY, most, has: () => true }
  if (view === 'new')
    return {
      last: Number.POSITIVE_INFINITY,
      most,
      has: (row) => !hasRow(mend, row) && !hasRow(updates, row) && !out(row),
    }
  const rows =
    view === 'failed'
      ? [...kept.values()].flatMap(({ row, outcome }) => (outcome === 'failed' ? row : [])).sort((a, b) => a - b)
      : rowsIn({ mend, look, updates }[view], from, most)
  const listed = new Set(rows.slice(0, most))
  return { last: Math.max(0, ...listed), most, has: (row) => listed.has(row) }
}

function rowsIn(set: RowSet, from: number, most: number): number[] {
  const rows: number[] = []
  for (let row = nextRow(set, from); row !== null && rows.length < most; row = nextRow(set, row + 1)) rows.push(row)
  return rows
}

/** Reads the file up to the last row that is wanted. */
async function pick(path: string, shape: FileShape, from: number, { last, most, has }: Wanted): Promise<SourceRow[]> {
  const picked: SourceRow[] = []
  if (last < from) return picked
  for await (const rows of readRows(path, shape, { fromRow: from })) {
    for (const row of rows) if (picked.length < most && has(row.row)) picked.push(row)
    if (picked.length >= most || (rows.at(-1)?.row ?? 0) >= last) break
  }
  return picked
}

/** One row of the file; null when it has none of this number. */
export async function readOne(
  ctx: Ctx,
  { kith }: Pick<Caller, 'kith'>,
  stored: StoredImport,
  row: number,
): Promise<SourceRow | null> {
  const path = await pathOfFile(ctx, kith.config, stored.fileId)
  const [found] = await pick(path, stored.shape, row, { last: row, most: 1, has: (one) => one === row })
  return found ?? null
}
