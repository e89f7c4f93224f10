import { saveRecords } from '#platform/objects/save-records'
import type { Seed } from '#platform/objects/seed'

const words = {
  en: { all: 'Shop', cafes: 'Cafés and offices', notes: 'From 5 kg on a standing order.' },
  de: { all: 'Laden', cafes: 'Cafés und Büros', notes: 'Ab 5 kg mit laufender Bestellung.' },
}

/** What it costs in the shop, and for cafés by the kilo: less from 5 and from 12 on, coffee dearer from next year on. */
export async function seedPricelists({ ctx, create, contacts, today }: Seed): Promise<void> {
  const say = words[ctx.workspace.locale.startsWith('de') ? 'de' : 'en']
  const { currency } = ctx.workspace
  const own = await ctx.db
    .selectFrom('pricelists')
    .select(['name', 'isDefault', 'currency'])
    .where('workspaceId', '=', ctx.workspaceId)
    .execute()
  const free = (name: string): string => (own.some((one) => one.name === name) ? free(`${name} (Demo)`) : name)
  const isDefault = !own.some((one) => one.isDefault && one.currency === currency)
  const [all = '', cafes = ''] = await create('pricelist', [
    { name: free(say.all), currency, isDefault },
    { name: free(say.cafes), currency, notes: say.notes },
  ])
  const products = await ctx.db
    .selectFrom('products')
    .select(['id', 'sku', 'price'])
    .where('workspaceId', '=', ctx.workspaceId)
    .where('deletedAt', 'is', null)
    .where('price', 'is not', null)
    .orderBy('sku')
    .execute()
  const turn = `${today.getUTCFullYear() + 1}-01-01`
  const yearsEnd = `${today.getUTCFullYear()}-12-31`
  const coffee = products.filter(({ sku }) => sku?.endsWith('-1000'))
  const at = (price: number | null, share: number) => Math.round(((price ?? 0) * share) / 10) * 10
  await create('price', [
    ...products.map(({ id, price }) => ({ productId: id, pricelistId: all, price })),
    ...products
      .filter(({ sku }) => sku === 'FP-100')
      .map(({ id, price }) => ({
        productId: id,
        pricelistId: all,
        fromQuantity: 1_000,
        price: (price ?? 0) * 8,
        per: 10,
      })),
    ...coffee.flatMap(({ id, price }) => [
      { productId: id, pricelistId: cafes, price: at(price, 0.92), validUntil: yearsEnd },
      { productId: id, pricelistId: cafes, price: at(price, 0.97), validFrom: turn },
      { productId: id, pricelistId: cafes, price: at(price, 0.86), fromQuantity: 5 },
      { productId: id, pricelistId: cafes, price: at(price, 0.8), fromQuantity: 12 },
    ]),
  ])
  const companies = [...new Set(contacts.flatMap(({ companyId }) => companyId ?? []))]
  await saveRecords(
    ctx,
    ctx.objects.find('company'),
    companies.slice(-12).map((id) => ({ id, input: { pricelistId: cafes } })),
  )
}
