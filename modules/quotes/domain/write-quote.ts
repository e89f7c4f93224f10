import { sql } from 'kysely'
import {
  discountShare,
  type LinesTable,
  linesExpression,
  nextNumbers,
  pricingOf,
  reckonLines,
  writeLines,
} from '#modules/commerce'
import type { Ctx } from '#platform/ctx/ctx'
import { refuse } from '#platform/http/refusal'
import { wholeOf } from '#platform/objects/conceal'
import type { Write } from '#platform/objects/object-type'
import { lockRows } from '#platform/objects/rows'
import { same } from '#platform/objects/same'
import { type QuoteSettings, readSettings } from './quote-settings.ts'
import { supersede } from './supersede.ts'
import { today } from './today.ts'

export const quoteLines: LinesTable = { lines: 'quote_lines', owner: 'quote_id', records: 'quotes' }
export const quoteLinesExpression = linesExpression(quoteLines)

/** What a customer reads: a change of it after sending makes another revision. */
const offered = [
  ...['title', 'contactId', 'companyId', 'currency', 'pricesInclude', 'discountPercent', 'discountAmount'],
  ...['validUntil', 'intro', 'terms'],
]

/**
 * Before quotes are written: numbers those that have none, makes the totals those of the lines, and takes one that was sent
 * back to a draft of the next revision where what is offered changes.
 * @throws Refusal quote_accepted
 */
export async function quotesBefore(ctx: Ctx, writes: Write[]): Promise<void> {
  const settings = writes.some(({ created }) => created) ? await readSettings(ctx) : undefined
  await numberThem(ctx, writes, settings?.numberPrefix)
  const found = await reckonLines(ctx, quoteLines, writes)
  for (const write of writes) {
    const { after, changes, created } = write
    if (created && settings) beginWith(ctx, write, settings)
    const reckoned = found.get(write.id)
    const isEmptied = changes.lines !== undefined && !reckoned
    if (!reckoned && !isEmptied) continue
    const { totals, lines } = reckoned ?? { totals: undefined, lines: [] }
    Object.assign(after, {
      ...{ total: totals?.gross ?? 0, netTotal: totals?.net ?? 0, taxTotal: totals?.tax ?? 0 },
      recurringTotal: totals?.recurringGross ?? 0,
      discountShare: discountShare(lines, pricingOf(after)),
    })
  }
  await reviseChanged(ctx, writes)
}

export const quotesWritten = (ctx: Ctx, writes: Write[]): Promise<void> => writeLines(ctx, quoteLines, writes)

/** What a new quote has where nothing else was said; one that comes with a number was written elsewhere, in its own words. */
function beginWith(ctx: Ctx, { after, input }: Write, { validDays, intro, terms }: QuoteSettings): void {
  if (input.validUntil === undefined) after.validUntil = today(ctx, validDays)
  if (input.number) return
  if (input.intro === undefined) after.intro = intro
  if (input.terms === undefined) after.terms = terms
}

async function numberThem(ctx: Ctx, writes: readonly Write[], prefix = 'Q'): Promise<void> {
  const nameless = writes.filter(({ after }) => !after.number)
  for (let left = nameless; left.length > 0; left = left.filter(({ after }) => !after.number)) {
    const numbers = await nextNumbers(ctx, { series: 'Q', prefix }, left.length)
    // One that came with an import is passed over.
    const { rows } = await sql<{ number: string }>`select number from quotes
      where workspace_id = ${ctx.workspaceId} and number = any (${numbers}::text[])`.execute(ctx.db)
    const taken = new Set(rows.map(({ number }) => number))
    const free = numbers.filter((number) => !taken.has(number))
    for (const [index, { after }] of left.entries()) after.number = free[index] ?? null
  }
}

/** What was offered has changed: a sent quote is a draft of the next revision, and nobody has approved it any more. */
async function reviseChanged(ctx: Ctx, writes: readonly Write[]): Promise<void> {
  const touched = writes.filter(({ created, input }) => !created && !input.status)
  if (touched.length === 0) return
  const stored = await lockRows(
    ctx,
    wholeOf(ctx.objects.find('quote')),
    touched.map(({ id }) => id),
  )
  const changed = touched.filter(({ id, after, changes }) => {
    const was = stored.get(id)?.values ?? {}
    return changes.lines !== undefined || offered.some((name) => !same(was[name], after[name]))
  })
  for (const { after } of changed) {
    if (after.status === 'accepted') refuse('quote_accepted', { number: String(after.number) })
    if (after.status !== 'draft') Object.assign(after, { status: 'draft', revision: Number(after.revision) + 1 })
  }
  await supersede(
    ctx,
    changed.map(({ id }) => id),
  )
}
