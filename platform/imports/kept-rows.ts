import { sql } from 'kysely'
import type { Ctx } from '#platform/ctx/ctx'
import type { Import } from './import-shape.ts'
import type { Edits } from './row-reader.ts'
import { asJsonb } from './stored-import.ts'

export type RowProblem = Omit<Import['reasons'][number], 'count' | 'mendable' | 'examples'> & {
  value: string
  suggestion: string | null
}

/** What is kept of a row beside the file. */
export interface KeptRow {
  row: number
  edits: Edits | null
  leftOut: boolean
  outcome: 'failed' | 'leftOut' | null
  problems: RowProblem[] | null
}

/** What is kept of rows, by their number: of all, or of those in a span. */
export async function keptRows(
  ctx: Ctx,
  importId: string,
  { from = 0, to = 2_147_483_647 }: { from?: number; to?: number } = {},
): Promise<Map<number, KeptRow>> {
  const rows = await ctx.db
    .selectFrom('importRows')
    .select(['row', 'edits', 'leftOut', 'outcome', 'problems'])
    .where('workspaceId', '=', ctx.workspaceId)
    .where('importId', '=', importId)
    .where('row', '>=', from)
    .where('row', '<=', to)
    .execute()
  return new Map(rows.map((row) => [row.row, row as unknown as KeptRow])) // written by this file
}

/** Rows that people changed: their cells, and whether they are left out. */
export async function changedRows(
  ctx: Ctx,
  importId: string,
): Promise<Map<number, Pick<KeptRow, 'edits' | 'leftOut'>>> {
  const rows = await ctx.db
    .selectFrom('importRows')
    .select(['row', 'edits', 'leftOut'])
    .where('workspaceId', '=', ctx.workspaceId)
    .where('importId', '=', importId)
    .where((is) => is.or([is('leftOut', '=', true), is('edits', 'is not', null)]))
    .execute()
  return new Map(rows.map(({ row, edits, leftOut }) => [row, { edits: edits as Edits | null, leftOut }]))
}

/** Notes what a person made of a row. */
export async function keepRow(
  ctx: Ctx,
  importId: string,
  { row, edits, leftOut }: Pick<KeptRow, 'row' | 'edits' | 'leftOut'>,
): Promise<void> {
  const values = { edits: edits === null ? null : asJsonb(edits), leftOut }
  await ctx.db
    .insertInto('importRows')
    .values({ workspaceId: ctx.workspaceId, importId, row, ...values })
    .onConflict((known) => known.columns(['workspaceId', 'importId', 'row']).doUpdateSet(values))
    .execute()
}

/** Notes what became of rows that were not written. */
export async function keepOutcomes(
  ctx: Ctx,
  importId: string,
  rows: readonly { row: number; outcome: 'failed' | 'leftOut'; problems: readonly RowProblem[] }[],
): Promise<void> {
  if (rows.length === 0) return
  await sql`insert into import_rows (workspace_id, import_id, row, outcome, problems)
    select ${ctx.workspaceId}, ${importId}, r.row, r.outcome, r.problems
    from jsonb_to_recordset(${asJsonb(rows)}::jsonb) as r(row integer, outcome text, problems jsonb)
    on conflict (workspace_id, import_id, row) do update set outcome = excluded.outcome, problems = excluded.problems`.execute(
    ctx.db,
  )
}
