import { sql } from 'kysely'
import type { Ctx } from '#platform/ctx/ctx'
import { idsByName } from '#platform/objects/ids-by-name'
import type { Write } from '#platform/objects/object-type'
import { same } from '#platform/objects/same'
import type { OrderLineInput } from '../objects/order.ts'

type Line = Required<OrderLineInput> & { productId: string | null }

const given = ({ input }: Write) => input.lines as OrderLineInput[] | undefined // shaped by the order's field

/** Before orders are written: finds which lines change, and makes the total theirs. An order without lines keeps the total sent. */
export async function changedLines(ctx: Ctx, writes: Write[]): Promise<void> {
  const lined = writes.filter((write) => given(write) !== undefined)
  const before = await linesOf(
    ctx,
    lined.filter(({ created }) => !created).map(({ id }) => id),
  )
  // A name that is no product stays a name.
  const products = await idsByName(
    ctx,
    ctx.objects.find('product'),
    lined.flatMap((write) => (given(write) ?? []).map(({ productName }) => productName)),
  )
  for (const write of lined) {
    const was = before.get(write.id) ?? []
    const is = (given(write) ?? []).map(
      (line): Line => ({ ...line, productId: line.productId ?? products.get(line.productName.toLowerCase()) ?? null }),
    )
    if (!same(was, is)) write.changes.lines = [was, is]
    if (is.length > 0) write.after.total = totalOf(is)
  }
  for (const { after } of writes) after.total ??= 0
}

/** The sum of the lines in minor units, each line rounded half away from zero. */
export const totalOf = (lines: readonly Pick<Line, 'quantity' | 'unitPrice'>[]): number =>
  lines.reduce(
    (sum, { quantity, unitPrice }) =>
      sum + Math.sign(quantity * unitPrice) * Math.round(Math.abs(quantity * unitPrice)),
    0,
  )

/** After orders are written: brings the table of their lines in line. */
export async function writeLines(ctx: Ctx, writes: Write[]): Promise<void> {
  const changing = writes.filter(({ changes }) => changes.lines)
  if (changing.length === 0) return
  const rows = changing.flatMap(({ id, changes }) =>
    ((changes.lines?.[1] ?? []) as Line[]).map((line, position) => ({ orderId: id, position, ...line })),
  )
  await Promise.all([removeLines(ctx, changing), insertLines(ctx, rows)])
}

async function removeLines(ctx: Ctx, changing: readonly Write[]): Promise<void> {
  const old = changing.filter(({ created }) => !created).map(({ id }) => id)
  if (old.length === 0) return
  await ctx.db.deleteFrom('orderLines').where('workspaceId', '=', ctx.workspaceId).where('orderId', 'in', old).execute()
}

async function insertLines(ctx: Ctx, rows: readonly (Line & { orderId: string; position: number })[]): Promise<void> {
  if (rows.length === 0) return
  await sql`insert into order_lines (workspace_id, order_id, position, product_id, product_name, quantity, unit_price)
    select ${ctx.workspaceId}, r."orderId", r.position, r."productId", r."productName", r.quantity, r."unitPrice"
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r("orderId" uuid, position integer, "productId" uuid,
      "productName" text, quantity double precision, "unitPrice" bigint)`.execute(ctx.db)
}

async function linesOf(ctx: Ctx, orderIds: readonly string[]): Promise<Map<string, Line[]>> {
  const found = new Map<string, Line[]>()
  if (orderIds.length === 0) return found
  const rows = await ctx.db
    .selectFrom('orderLines')
    .select(['orderId', 'productId', 'productName', 'quantity', 'unitPrice'])
    .where('workspaceId', '=', ctx.workspaceId)
    .where('orderId', 'in', orderIds)
    .orderBy('position')
    .execute()
  for (const { orderId, ...line } of rows) found.set(orderId, [...(found.get(orderId) ?? []), line])
  return found
}
