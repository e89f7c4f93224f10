import type { Ctx } from '#platform/ctx/ctx'
import type { Write } from '#platform/objects/object-type'
import { type LinesTable, linesExpression, reckonLines, writeLines } from './lines-beside.ts'

const orderLines: LinesTable = { lines: 'order_lines', owner: 'order_id', records: 'orders' }

export const orderLinesExpression = linesExpression(orderLines)

/** Before orders are written: the total is that of the lines. An order without lines keeps the total sent. */
export async function reckonOrders(ctx: Ctx, writes: Write[]): Promise<void> {
  const found = await reckonLines(ctx, orderLines, writes)
  for (const { id, after } of writes) {
    const totals = found.get(id)?.totals
    if (totals) Object.assign(after, { total: totals.gross, taxTotal: totals.tax })
    after.total ??= 0
  }
}

/** After orders are written: brings the table of their lines in line. */
export const writeOrderLines = (ctx: Ctx, writes: Write[]): Promise<void> => writeLines(ctx, orderLines, writes)
