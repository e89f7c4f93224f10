import type { z } from 'zod'
import type { Ctx } from '#platform/ctx/ctx'
import { refuse, refuseInput } from '#platform/http/refusal'
import type { Caller } from '#platform/http/route'
import { mendable } from '../describe-import.ts'
import type { SourceRow } from '../file/file-shape.ts'
import type { ImportRow } from '../import-shape.ts'
import { type KeptRow, keepRow, keptRows } from '../kept-rows.ts'
import { countReasons } from '../reasons.ts'
import { setRow, storedBits } from '../row-set.ts'
import { changeImport, lockImportAt, type StoredImport } from '../stored-import.ts'
import { describeRows, readNow } from './describe-rows.ts'
import { readOne } from './list-rows.ts'
import { checkedSets } from './row-sets.ts'

type Row = z.output<typeof ImportRow>
type Kept = Pick<KeptRow, 'row' | 'edits' | 'leftOut'>

/**
 * Changes cells of a row, which takes it in again if it was left out. The file stays as it is.
 * @throws Refusal import_not_ready, import_row_not_found, invalid_input for a column there is none of
 */
export function mendRow(
  ctx: Ctx,
  { id, row, cells }: { id: string; row: number; cells: Record<string, string> },
  caller: Pick<Caller, 'kith'>,
): Promise<Row> {
  return changeRow(ctx, { id, row }, caller, ({ shape }, was) => {
    const unknown = Object.keys(cells).find((column) => Number(column) >= shape.columns.length)
    if (unknown)
      refuseInput({
        path: `cells.${unknown}`,
        code: 'unknown_column',
        message: `The file has no column ${unknown}`,
        mend: `Its columns are 0 to ${shape.columns.length - 1}.`,
      })
    return { row, edits: { ...was?.edits, ...cells }, leftOut: false }
  })
}

/** Leaves a row out. @throws Refusal import_not_ready, import_row_not_found */
export const leaveOutRow = (ctx: Ctx, place: { id: string; row: number }, caller: Pick<Caller, 'kith'>): Promise<Row> =>
  changeRow(ctx, place, caller, (_, was) => ({ row: place.row, edits: was?.edits ?? null, leftOut: true }))

async function changeRow(
  ctx: Ctx,
  { id, row }: { id: string; row: number },
  caller: Pick<Caller, 'kith'>,
  change: (stored: StoredImport, was: KeptRow | undefined) => Kept,
): Promise<Row> {
  const stored = await lockImportAt(ctx, id, mendable)
  const source = (await readOne(ctx, caller, stored, row)) ?? refuse('import_row_not_found')
  const was = (await keptRows(ctx, id, { from: row, to: row })).get(row)
  const is = change(stored, was)
  if (stored.checkedAt !== null) await recount(ctx, stored, source, was ?? { row, edits: null, leftOut: false }, is)
  await keepRow(ctx, id, is)
  const sets = await checkedSets(ctx, id)
  const kept = new Map([[row, { ...is, outcome: null, problems: null }]])
  const [described] = await describeRows(ctx, stored, [source], { sets, kept })
  return described ?? refuse('import_row_not_found')
}

/** Brings what the check found up to date for one row. */
async function recount(ctx: Ctx, stored: StoredImport, source: SourceRow, was: Kept, is: Kept): Promise<void> {
  const sets = await checkedSets(ctx, stored.id)
  const reasons = countReasons(stored.reasons)
  const before = await readNow(ctx, stored, [source], new Map([[source.row, was]]))
  const after = await readNow(ctx, stored, [source], new Map([[source.row, is]]))
  const [old] = before.read
  const [now] = after.read
  if (!old || !now) return
  const wasOut = was.leftOut || (stored.leaveOutUnmended && old.isBad)
  const isOut = is.leftOut || (stored.leaveOutUnmended && now.isBad)
  if (!wasOut) reasons.remove(source.row, old.problems)
  if (!isOut) reasons.add(source.row, now.problems)
  setRow(sets.mend, source.row, !isOut && now.isBad)
  setRow(sets.look, source.row, !isOut && !now.isBad && now.problems.length > 0)
  setRow(sets.updates, source.row, !isOut && after.expected.get(source.row) === 'update')
  const leftOut = stored.leftOut + Number(isOut) - Number(wasOut)
  const ready = stored.total - sets.mend.size - leftOut
  await changeImport(ctx, stored.id, {
    ...{ leftOut, ready, toMend: sets.mend.size, toLook: sets.look.size },
    updates: sets.updates.size,
    creates: ready - sets.updates.size,
    mendRows: storedBits(sets.mend),
    lookRows: storedBits(sets.look),
    updateRows: storedBits(sets.updates),
    reasons: reasons.list(),
  })
}
