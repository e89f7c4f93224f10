import { sql } from 'kysely'
import type { Ctx } from '#platform/ctx/ctx'
import { idsByName } from '#platform/objects/ids-by-name'
import type { ObjectType } from '#platform/objects/object-type'
import { cellProblem } from '../check-problem.ts'
import type { ReadRow, RowReader } from '../row-reader.ts'
import type { Group } from './group-rows.ts'

type Values = Record<string, unknown>
interface Product {
  id: string
  name: string
}

/**
 * Lines that name a product get it: by its article number, or by a name that differs only in spaces, hyphens and capitals
 * (`GTXPro`) and that one product alone has. Its name stands where the file has none, or has it so.
 */
export async function resolveProducts(ctx: Ctx, type: ObjectType, groups: readonly Group[]): Promise<void> {
  const lines = groups.flatMap(({ record }) => linesIn(type, record))
  if (lines.length === 0) return
  const bySku = await productsBySku(ctx, [...new Set(lines.map(skuOf).filter(Boolean))])
  const alike = await productsAlike(
    ctx,
    lines.filter((line) => !bySku.has(skuOf(line))).map(({ productName }) => String(productName)),
  )
  for (const line of lines) {
    const product = bySku.get(skuOf(line)) ?? alike.get(String(line.productName))
    if (product) line.productId = product.id
    if (product && (alike.has(String(line.productName)) || skuOf(line) === String(line.productName).toLowerCase()))
      line.productName = product.name
    delete line.sku
  }
}

/** Notes on rows which product a name is taken for that is written otherwise. */
export async function noteAlikeProducts(
  ctx: Ctx,
  { type, columnOf }: RowReader,
  rows: readonly ReadRow[],
): Promise<void> {
  const field = linesField(type)
  const named = field ? rows.flatMap((row) => linesIn(type, row.record).map((line) => ({ row, line }))) : []
  if (!field || named.length === 0) return
  const bySku = await productsBySku(ctx, [...new Set(named.map(({ line }) => skuOf(line)))])
  const alike = await productsAlike(
    ctx,
    named.filter(({ line }) => !bySku.has(skuOf(line))).map(({ line }) => String(line.productName)),
  )
  for (const { row, line } of named) {
    const product = bySku.has(skuOf(line)) ? undefined : alike.get(String(line.productName))
    if (!product) continue
    const place = { column: columnOf(field), field }
    const mend = 'Taken for this product of yours: its name differs in spaces or hyphens only.'
    row.problems.push(cellProblem('look', place, 'product_alike', String(line.productName), mend, product.name))
  }
}

const linesField = (type: ObjectType) => Object.entries(type.fields).find(([, one]) => one.type === 'lines')?.[0]

function linesIn(type: ObjectType, record: Values): Values[] {
  const field = linesField(type)
  return field ? ((record[field] as Values[] | undefined) ?? []) : [] // by completeLines
}

async function productsBySku(ctx: Ctx, skus: readonly string[]): Promise<Map<string, Product>> {
  if (skus.length === 0) return new Map()
  const { rows } = await sql<Product & { sku: string }>`
    select k.value as sku, p.id, p.name from record_keys k join products p on p.workspace_id = k.workspace_id and p.id = k.record_id
     where k.workspace_id = ${ctx.workspaceId} and k.object = 'product' and k.kind = 'sku' and k.value = any (${skus}::text[])
       and p.deleted_at is null`.execute(ctx.db)
  return new Map(rows.map((row) => [row.sku, row]))
}

/** Products by names that none of them has, but one alone has them written otherwise. */
async function productsAlike(ctx: Ctx, given: readonly string[]): Promise<Map<string, Product>> {
  const names = [...new Set(given)]
  const exact = names.length > 0 ? await idsByName(ctx, ctx.objects.find('product'), names) : new Map<string, string>()
  const open = names.filter((name) => !exact.has(name.toLowerCase()) && lettersOf(name) !== '')
  if (open.length === 0) return new Map()
  const { rows } = await sql<Product & { letters: string }>`
    select letters, (array_agg(id))[1] as id, (array_agg(name))[1] as name
      from (select id, name, regexp_replace(lower(name), '[^[:alnum:]]', '', 'g') as letters from products
             where workspace_id = ${ctx.workspaceId} and deleted_at is null) as known
     where letters = any (${open.map(lettersOf)}::text[]) group by letters having count(*) = 1`.execute(ctx.db)
  const byLetters = new Map(rows.map((row) => [row.letters, row]))
  return new Map(
    open.flatMap((name): [string, Product][] => {
      const product = byLetters.get(lettersOf(name))
      return product ? [[name, product]] : []
    }),
  )
}

const lettersOf = (name: string) => name.toLowerCase().replaceAll(/[^\p{L}\p{N}]/gu, '')

const skuOf = ({ sku, productName }: Values) => String(sku ?? productName ?? '').toLowerCase()
