import {
  type LinesTable,
  linesExpression,
  linesOf,
  pricingOf,
  reckonLines,
  type Totals,
  totalsOf,
  writeLines,
} from '#modules/commerce'
import type { Ctx } from '#platform/ctx/ctx'
import type { Write } from '#platform/objects/object-type'

const dealLines: LinesTable = { lines: 'deal_lines', owner: 'deal_id', records: 'deals' }
export const dealLinesExpression = linesExpression(dealLines)
export const writeDealLines = (ctx: Ctx, writes: Write[]): Promise<void> => writeLines(ctx, dealLines, writes)

const amounts = ['amount', 'recurringAmount', 'recurringPeriod'] as const

/**
 * Before deals are written: their amounts are those of their lines, net of tax. Amounts that a person gives beside lines are
 * that person's (`ownAmount`) until taken back; lines that change leave them alone.
 */
export async function settleAmounts(ctx: Ctx, writes: readonly Write[]): Promise<void> {
  const found = await reckonLines(ctx, dealLines, writes)
  const asked = writes.filter(({ id, created, input }) => !created && !found.has(id) && touchesAmounts(input))
  const standing = await linesOf(
    ctx,
    dealLines,
    asked.map(({ id }) => id),
  )
  for (const write of writes) {
    const lines = standing.get(write.id)
    const totals = found.get(write.id)?.totals ?? (lines && totalsOf(lines, pricingOf(write.after)))
    if (totals) takeAmounts(write, totals)
    else if (write.created || write.changes.lines) write.after.ownAmount = false
  }
}

const touchesAmounts = (input: Write['input']) => 'ownAmount' in input || amounts.some((name) => name in input)

function takeAmounts({ input, after }: Write, totals: Totals): void {
  const reckoned = amountsOf(totals)
  const differs = amounts.some((name) => name in input && (input[name] ?? null) !== reckoned[name])
  const isOwn = input.ownAmount ?? (differs || after.ownAmount)
  after.ownAmount = isOwn === true
  if (!after.ownAmount) Object.assign(after, reckoned)
}

/** What is charged once, and what recurs: in its period where all do in one, else in a year. Net, in minor units. */
export function amountsOf({ periods, recurringNet }: Pick<Totals, 'periods' | 'recurringNet'>) {
  const once = periods.find(({ period }) => period === 'once')
  const [first, ...others] = periods.filter(({ period }) => period !== 'once')
  return {
    amount: once?.net ?? null,
    recurringAmount: first ? (others.length > 0 ? recurringNet : first.net) : null,
    recurringPeriod: first ? (others.length > 0 ? 'yearly' : first.period) : null,
  }
}
