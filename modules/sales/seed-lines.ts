import { sql } from 'kysely'
import type { Seed } from '#platform/objects/seed'

interface Product {
  id: string
  name: string
  price: number
  taxRate: number | null
}

/** The dearest products, which deals of the demo are about. */
export async function soldProducts({ ctx }: Seed): Promise<Product[]> {
  const { rows } = await sql<Product>`select id, name, price::float8 as price, tax_rate from products
    where workspace_id = ${ctx.workspaceId} and deleted_at is null and price > 0 order by price desc, name limit 6`.execute(
    ctx.db,
  )
  return rows
}

/** A product or two that come to about `worth`, in minor units. */
export function linesWorth(products: readonly Product[], at: number, worth: number) {
  const [first, second] = [
    products[at % products.length],
    at % 3 === 0 ? products[(at + 1) % products.length] : undefined,
  ]
  return [first, second].flatMap((product, _, chosen) => {
    if (!product) return []
    const share = chosen[1] ? worth / 2 : worth
    const { id: productId, name: productName, price: unitPrice, taxRate } = product
    return [{ productId, productName, unitPrice, taxRate, quantity: Math.max(1, Math.round(share / unitPrice)) }]
  })
}
