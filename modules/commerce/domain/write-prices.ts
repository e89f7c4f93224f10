import { sql } from 'kysely'
import type { Ctx } from '#platform/ctx/ctx'
import { type InputError, refuseInput } from '#platform/http/refusal'
import type { Refused, Write } from '#platform/objects/object-type'
import { isExact } from './price-arithmetic.ts'

/** A price as far as it may meet another. */
interface Placed {
  id: string
  pricelistId: string
  productId: string
  fromQuantity: number
  validFrom: string | null
  validUntil: string | null
}

/**
 * Before prices are written: each takes its list's currency and is named after its product. Refuses one that says what another
 * says of the same days and quantity. The lists are locked, so that of two who write at once the later is told of the first;
 * `prices_one_a_day` holds whatever comes.
 */
export async function completePrices(ctx: Ctx, writes: Write[]): Promise<Refused> {
  const refused = new Map<string, InputError[]>()
  if (writes.length === 0) return refused
  const placed = writes.map(({ id, after }) => ({ ...(after as unknown as Placed), id })) // columns of these types
  const currencies = await lockLists(ctx, placed)
  const [names, standing] = await Promise.all([productNames(ctx, placed), standingBeside(ctx, placed)])
  for (const [index, { id, after }] of writes.entries()) {
    const own = placed[index]
    if (!own) continue
    const errors = [
      ...wrongIn(after, own),
      ...meeting(
        own,
        standing.filter((one) => one.id !== id),
      ),
    ]
    if (errors.length > 0) {
      refused.set(id, errors)
      continue
    }
    standing.push(own)
    const { fromQuantity } = own
    after.currency = currencies.get(own.pricelistId) ?? null
    after.name = [names.get(own.productId), fromQuantity > 0 ? `${fromQuantity}+` : ''].filter(Boolean).join(' · ')
  }
  return refused
}

/** After products are written: their prices are called as they are. */
export async function renamePrices(ctx: Ctx, writes: Write[]): Promise<void> {
  const renamed = writes.filter(({ created, input }) => !created && 'name' in input).map(({ id }) => id)
  if (renamed.length === 0) return
  await sql`update prices p set name = o.name || case when p.from_quantity > 0 then ' · ' || p.from_quantity || '+' else '' end
    from products o where o.workspace_id = p.workspace_id and o.id = p.product_id
      and p.workspace_id = ${ctx.workspaceId} and p.product_id = any (${renamed}::uuid[])`.execute(ctx.db)
}

/** Before prices come out of the trash. @throws Refusal invalid_input where one meets another */
export async function refuseOverlapsOfRestored(ctx: Ctx, ids: readonly string[]): Promise<void> {
  const { rows } =
    await sql<Placed>`select id, pricelist_id, product_id, from_quantity, valid_from, valid_until from prices
    where workspace_id = ${ctx.workspaceId} and id = any (${ids}::uuid[])`.execute(ctx.db)
  await lockLists(ctx, rows)
  const standing = await standingBeside(ctx, rows)
  for (const row of rows) {
    const [error] = meeting(row, standing)
    if (error) refuseInput(error)
    standing.push(row)
  }
}

/** @returns the currencies of the lists, locked until the transaction ends */
async function lockLists(ctx: Ctx, placed: readonly Placed[]): Promise<Map<string, string>> {
  const ids = [...new Set(placed.map(({ pricelistId }) => pricelistId))]
  const { rows } = await sql<{ id: string; currency: string }>`select id, currency from pricelists
    where workspace_id = ${ctx.workspaceId} and id = any (${ids}::uuid[]) order by id for no key update`.execute(ctx.db)
  return new Map(rows.map(({ id, currency }) => [id, currency]))
}

async function productNames(ctx: Ctx, placed: readonly Placed[]): Promise<Map<string, string>> {
  const ids = [...new Set(placed.map(({ productId }) => productId))]
  const { rows } = await sql<{ id: string; name: string }>`select id, name from products
    where workspace_id = ${ctx.workspaceId} and id = any (${ids}::uuid[])`.execute(ctx.db)
  return new Map(rows.map(({ id, name }) => [id, name]))
}

/** Prices of the same products on the same lists. */
async function standingBeside(ctx: Ctx, placed: readonly Placed[]): Promise<Placed[]> {
  const pairs = placed.map(({ pricelistId, productId }) => ({ pricelistId, productId }))
  const { rows } = await sql<Placed>`
    select p.id, p.pricelist_id, p.product_id, p.from_quantity, p.valid_from, p.valid_until from prices p
    where p.workspace_id = ${ctx.workspaceId} and p.deleted_at is null and (p.pricelist_id, p.product_id) in (
      select r."pricelistId", r."productId" from jsonb_to_recordset(${JSON.stringify(pairs)}::jsonb)
        as r("pricelistId" uuid, "productId" uuid))`.execute(ctx.db)
  return rows
}

function wrongIn(after: Record<string, unknown>, { validFrom, validUntil }: Placed): InputError[] {
  const cost = { price: Number(after.price), per: Number(after.per) }
  return [
    ...(validFrom && validUntil && validUntil < validFrom
      ? [
          {
            path: 'validUntil',
            code: 'out_of_order',
            message: 'It ends before it begins',
            mend: 'Give a last day on or after the first.',
          },
        ]
      : []),
    ...(isExact(cost)
      ? []
      : [
          {
            path: 'per',
            code: 'not_exact',
            message: `${cost.price} for ${cost.per} is no price of one that could be charged exactly`,
            mend: 'The price of one has up to two decimals of the minor unit: use 10, 100 or 1000.',
          },
        ]),
  ]
}

function meeting(own: Placed, others: readonly Placed[]): InputError[] {
  const met = others.find((one) => says(one, own) && overlap(one, own))
  if (!met) return []
  const days = met.validFrom || met.validUntil ? ` from ${met.validFrom ?? '…'} to ${met.validUntil ?? '…'}` : ''
  return [
    {
      path: 'fromQuantity',
      code: 'not_unique',
      message: `The list has a price of this product from quantity ${met.fromQuantity} on${days}`,
      mend: 'Change that one, or begin at another quantity or day.',
    },
  ]
}

const says = (a: Placed, b: Placed) =>
  a.pricelistId === b.pricelistId && a.productId === b.productId && a.fromQuantity === b.fromQuantity

const overlap = (a: Placed, b: Placed) =>
  (a.validFrom ?? '') <= (b.validUntil ?? '9999') && (b.validFrom ?? '') <= (a.validUntil ?? '9999')
