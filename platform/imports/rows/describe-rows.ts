import type { z } from 'zod'
import type { Ctx } from '#platform/ctx/ctx'
import type { CellProblem } from '../check-problem.ts'
import type { SourceRow } from '../file/file-shape.ts'
import type { ImportRow } from '../import-shape.ts'
import type { KeptRow } from '../kept-rows.ts'
import { openReader, type ReadRow } from '../row-reader.ts'
import { hasRow } from '../row-set.ts'
import { expectRows } from '../run/expect-rows.ts'
import { membersByName } from '../run/members.ts'
import type { StoredImport } from '../stored-import.ts'
import type { CheckedSets } from './row-sets.ts'

type Row = z.output<typeof ImportRow>

/** Rows with what is wrong with them now; of rows that failed, what was wrong with them then. */
export async function describeRows(
  ctx: Ctx,
  stored: StoredImport,
  rows: readonly SourceRow[],
  { sets, kept }: { sets: CheckedSets; kept: ReadonlyMap<number, KeptRow> },
): Promise<Row[]> {
  const { read, expected } = await readNow(ctx, stored, rows, kept)
  return read.map((one): Row => {
    const was = kept.get(one.row)
    const lonely = stored.checkedAt !== null && !hasRow(sets.mend, one.row)
    // A line of an order does not repeat the order's date: what its neighbours say is not in a page of single rows.
    const problems = lonely ? one.problems.filter(({ code }) => code !== 'required_missing') : one.problems
    return {
      row: one.row,
      cells: one.cells,
      problems: was?.outcome ? (was.problems ?? []) : problems.map(described),
      leftOut: was?.leftOut || (stored.leaveOutUnmended && one.isBad && !lonely) || false,
      mended: Object.keys(was?.edits ?? {}).map(Number),
      expected: expected.get(one.row) ?? (lonely && !one.isBad ? 'create' : null),
      outcome: was?.outcome ?? null,
    }
  })
}

/** Rows as they stand now, read and held against the records that are there. */
export async function readNow(
  ctx: Ctx,
  stored: StoredImport,
  rows: readonly SourceRow[],
  kept: ReadonlyMap<number, Pick<KeptRow, 'edits'>>,
): Promise<{ read: ReadRow[]; expected: Map<number, 'create' | 'update'> }> {
  const reader = openReader(ctx, stored)
  const read = rows.map((row) => reader.read(row, kept.get(row.row)?.edits ?? undefined))
  return { read, expected: await expectRows(ctx, reader, stored, read, await membersByName(ctx)) }
}

/** A problem as the contract tells it. */
export const described = ({ suggestion, ...problem }: CellProblem): Row['problems'][number] => ({
  ...problem,
  suggestion: suggestion ?? null,
})
