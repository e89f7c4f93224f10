import { type RawBuilder, sql } from 'kysely'
import type { Ctx } from '#platform/ctx/ctx'
import { idsByName } from '#platform/objects/ids-by-name'
import type { Write } from '#platform/objects/object-type'
import { same } from '#platform/objects/same'
import type { ChargedLine, ChargedLineInput } from '../objects/charged-line.ts'
import { type Pricing, type Totals, totalsOf } from './line-arithmetic.ts'

/** Where the lines of an object stand: a table beside its own, with the columns of `order_lines`. */
export interface LinesTable {
  /** E.g. `order_lines`, `order_id`, `orders`. */
  lines: string
  owner: string
  records: string
}

export interface Reckoned {
  lines: ChargedLine[]
  totals: Totals
}

/** Fields of a record that decide what its lines come to. */
const pricingFields = ['pricesInclude', 'discountPercent', 'discountAmount']

const given = ({ input }: Write) => input.lines as ChargedLineInput[] | undefined // shaped by the object's field

export const pricingOf = (values: Record<string, unknown>): Pricing => ({
  pricesInclude: values.pricesInclude === 'net' ? 'net' : 'gross',
  discountPercent: values.discountPercent as number | null | undefined, // columns of these types
  discountAmount: values.discountAmount as number | null | undefined,
})

const columns = sql.raw(`'productId', l.product_id, 'productName', l.product_name, 'description', l.description,
  'quantity', l.quantity, 'unitPrice', l.unit_price, 'discountPercent', l.discount_percent,
  'discountAmount', l.discount_amount, 'taxRate', l.tax_rate, 'period', l.period, 'priceFrom', l.price_from, 'pricelist', l.pricelist`)

/** SQL that yields the lines of a row of the object's table. */
export const linesExpression = ({ lines, owner, records }: LinesTable): RawBuilder<unknown> =>
  sql`(select coalesce(jsonb_agg(jsonb_build_object(${columns}) order by l.position), '[]') from ${sql.table(lines)} as l
    where l.workspace_id = ${sql.ref(`${records}.workspace_id`)} and ${sql.ref(`l.${owner}`)} = ${sql.ref(`${records}.id`)})`

/**
 * Before records are written: finds which lines change, and what the lines of each come to where these or its discounts are
 * another. @returns by the record's id; records without lines have none.
 */
export async function reckonLines(
  ctx: Ctx,
  table: LinesTable,
  writes: readonly Write[],
): Promise<Map<string, Reckoned>> {
  const touched = writes.filter(
    (write) => given(write) !== undefined || (!write.created && pricingFields.some((name) => name in write.input)),
  )
  const before = await linesOf(
    ctx,
    table,
    touched.filter(({ created }) => !created).map(({ id }) => id),
  )
  // A name that is no product stays a name.
  const products = await idsByName(
    ctx,
    ctx.objects.find('product'),
    touched.flatMap((write) => (given(write) ?? []).map(({ productName }) => productName)),
  )
  const found = new Map<string, Reckoned>()
  for (const write of touched) {
    const was = before.get(write.id) ?? []
    const is = given(write)?.map((line) => completeLine(line, products)) ?? was
    if (!same(was, is)) write.changes.lines = [was, is]
    if (is.length > 0) found.set(write.id, { lines: is, totals: totalsOf(is, pricingOf(write.after)) })
  }
  return found
}

const completeLine = (line: ChargedLineInput, products: ReadonlyMap<string, string>): ChargedLine => ({
  ...line,
  description: line.description ?? null,
  productId: line.productId ?? products.get(line.productName.toLowerCase()) ?? null,
})

/** After records are written: brings the table of their lines in line. */
export async function writeLines(ctx: Ctx, table: LinesTable, writes: readonly Write[]): Promise<void> {
  const changing = writes.filter(({ changes }) => changes.lines)
  if (changing.length === 0) return
  const rows = changing.flatMap(({ id, changes }) =>
    ((changes.lines?.[1] ?? []) as ChargedLine[]).map((line, position) => ({ ownerId: id, position, ...line })),
  )
  await Promise.all([removeLines(ctx, table, changing), insertLines(ctx, table, rows)])
}

async function removeLines(ctx: Ctx, { lines, owner }: LinesTable, changing: readonly Write[]): Promise<void> {
  const old = changing.filter(({ created }) => !created).map(({ id }) => id)
  if (old.length === 0) return
  await sql`delete from ${sql.table(lines)} where workspace_id = ${ctx.workspaceId} and ${sql.ref(owner)} = any (${old}::uuid[])`.execute(
    ctx.db,
  )
}

async function insertLines(ctx: Ctx, { lines, owner }: LinesTable, rows: readonly object[]): Promise<void> {
  if (rows.length === 0) return
  await sql`insert into ${sql.table(lines)} (workspace_id, ${sql.ref(owner)}, position, product_id, product_name, description,
      quantity, unit_price, discount_percent, discount_amount, tax_rate, period, price_from, pricelist)
    select ${ctx.workspaceId}, r."ownerId", r.position, r."productId", r."productName", r.description,
      r.quantity, r."unitPrice", r."discountPercent", r."discountAmount", r."taxRate", coalesce(r.period, 'once'), coalesce(r."priceFrom", 'hand'), r.pricelist
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r("ownerId" uuid, position integer, "productId" uuid,
      "productName" text, description text, quantity double precision, "unitPrice" numeric, "discountPercent" numeric,
      "discountAmount" bigint, "taxRate" numeric, period text, "priceFrom" text, pricelist text)`.execute(ctx.db)
}

/** The lines of records, by their ids. */
export async function linesOf(
  ctx: Ctx,
  { lines, owner }: LinesTable,
  ids: readonly string[],
): Promise<Map<string, ChargedLine[]>> {
  if (ids.length === 0) return new Map()
  const { rows } = await sql<{ ownerId: string; lines: ChargedLine[] }>`
    select ${sql.ref(`l.${owner}`)} as "ownerId", jsonb_agg(jsonb_build_object(${columns}) order by l.position) as lines
    from ${sql.table(lines)} as l where l.workspace_id = ${ctx.workspaceId} and ${sql.ref(`l.${owner}`)} = any (${ids}::uuid[])
    group by 1`.execute(ctx.db)
  return new Map(rows.map((row) => [row.ownerId, row.lines]))
}
