import { sql } from 'kysely'
import type { Ctx } from '#platform/ctx/ctx'
import { localDay } from '#platform/values/local-time'
import type { PriceLevel, QuantityBreak } from './price-arithmetic.ts'

interface Asked {
  products: readonly string[]
  currency: string
  companyId?: string | undefined
  /** Who buys, for the company they work for. */
  contactId?: string | undefined
  on?: string | undefined
}

type Row = QuantityBreak & { productId: string; pricelist: string | null; level: number }

/**
 * What products cost a buyer on a day, in the order in which prices go before others: those of the list the company was given,
 * of the default list, the product's own. Lists in another currency say nothing.
 */
export async function findPrices(ctx: Ctx, { products, currency, companyId, contactId, on }: Asked) {
  const day = on ?? localDay(ctx.now().toISOString(), ctx.workspace.timeZone)
  const { rows } = await sql<Row>`
    with given as (
      select pricelist_id from companies c
      where c.workspace_id = ${ctx.workspaceId} and c.deleted_at is null and c.pricelist_id is not null
        and c.id = coalesce(${companyId ?? null}::uuid, (select company_id from contact_companies m
          where m.workspace_id = ${ctx.workspaceId} and m.contact_id = ${contactId ?? null}::uuid order by m.is_primary desc, m.company_id limit 1))
    )
    select p.product_id, l.name as pricelist, p.from_quantity, p.price, p.per, case when g.pricelist_id is null then 1 else 0 end as level
      from prices p
      join pricelists l on l.workspace_id = p.workspace_id and l.id = p.pricelist_id and l.deleted_at is null
      left join given g on g.pricelist_id = l.id
      where p.workspace_id = ${ctx.workspaceId} and p.deleted_at is null and p.product_id = any (${products}::uuid[])
        and l.currency = ${currency} and (g.pricelist_id is not null or l.is_default)
        and ${day}::date <@ daterange(p.valid_from, p.valid_until, '[]')
    union all
    select id, null, 0, price, 1, 2 from products
      where workspace_id = ${ctx.workspaceId} and deleted_at is null and id = any (${products}::uuid[])
        and currency = ${currency} and price is not null
    order by level`.execute(ctx.db)
  return { items: products.map((productId) => ({ productId, levels: levelsOf(rows, productId) })) }
}

function levelsOf(rows: readonly Row[], productId: string): PriceLevel[] {
  const own = rows.filter((row) => row.productId === productId)
  return [...new Set(own.map(({ level }) => level))].map((level) => {
    const these = own.filter((row) => row.level === level)
    return {
      pricelist: these[0]?.pricelist ?? null,
      breaks: these.map(({ fromQuantity, price, per }) => ({ fromQuantity, price, per })),
    }
  })
}
