import { expect, test } from 'vitest'
import { aWorkspace, type TestWorkspace } from '#tests/support/workspace'
import { isExact, type PriceLevel, priceAt } from './price-arithmetic.ts'

async function lists({ ann }: TestWorkspace) {
  const made = async (path: string, draft: object) => (await ann.asks('POST', path, draft)).body
  const product = await made('/products', { name: 'Blend', price: 2_490, currency: 'EUR' })
  const shop = await made('/pricelists', { name: 'Shop', currency: 'EUR', isDefault: true })
  const cafes = await made('/pricelists', { name: 'Cafés', currency: 'EUR' })
  return { product, shop, cafes, made }
}

test('the price is that of the list of the company, the default list, the product: by quantity and day', async () => {
  const workspace = await aWorkspace()
  const { ann } = workspace
  const { product, shop, cafes, made } = await lists(workspace)
  const lumen = await made('/companies', { name: 'Lumen', pricelistId: cafes.id })
  const sofia = await made('/contacts', { firstName: 'Sofia', companies: [{ id: lumen.id }] })
  const on = { productId: product.id }
  await made('/prices', { ...on, pricelistId: shop.id, price: 2_390 })
  await made('/prices', { ...on, pricelistId: cafes.id, fromQuantity: 10, price: 2_100, validUntil: '2026-12-31' })
  await made('/prices', { ...on, pricelistId: cafes.id, fromQuantity: 10, price: 2_200, validFrom: '2027-01-01' })
  await made('/prices', { ...on, pricelistId: cafes.id, fromQuantity: 1_000, price: 199_025, per: 100 })
  const cost = async (quantity: number, buyer: object, day = '2026-12-31') => {
    const query = new URLSearchParams({ products: product.id, currency: 'EUR', on: day, ...buyer })
    const { body } = await ann.asks('GET', `/product-prices?${query}`)
    const found = priceAt(body.items[0].levels as PriceLevel[], quantity)
    return found && [found.unitPrice, found.pricelist]
  }
  expect(await cost(12, { companyId: lumen.id })).toEqual([2_100, 'Cafés'])
  expect(await cost(12, { contactId: sofia.id })).toEqual([2_100, 'Cafés'])
  expect(await cost(12, { companyId: lumen.id }, '2027-01-01')).toEqual([2_200, 'Cafés'])
  expect(await cost(2_000, { companyId: lumen.id })).toEqual([1_990.25, 'Cafés'])
  // Below the list's first break, and for whoever has no list.
  expect(await cost(9, { companyId: lumen.id })).toEqual([2_390, 'Shop'])
  expect(await cost(12, {})).toEqual([2_390, 'Shop'])
  await ann.asks('PATCH', `/pricelists/${shop.id}`, { isDefault: false })
  expect(await cost(12, {})).toEqual([2_490, null])
  expect(await cost(12, { currency: 'CHF' })).toBeUndefined()
})

test('a list says one thing of a product, quantity and day: whoever writes at once, in one batch, or out of the trash', async () => {
  const workspace = await aWorkspace()
  const { ann, ben } = workspace
  const { product, shop } = await lists(workspace)
  const draft = { productId: product.id, pricelistId: shop.id, fromQuantity: 5, price: 2_000 }
  const both = await Promise.all([ann, ben].map((one) => one.asks('POST', '/prices', draft)))
  expect(both.map(({ status }) => status).toSorted()).toEqual([200, 422])
  const refused = both.find(({ status }) => status === 422)
  expect(refused?.body.errors[0]).toMatchObject({ path: 'fromQuantity', code: 'not_unique' })
  const first = both.find(({ status }) => status === 200)?.body
  const batch = [
    { ...draft, fromQuantity: 7 },
    { ...draft, fromQuantity: 7, validFrom: '2027-01-01' },
    { ...draft, fromQuantity: 8, validUntil: '2026-12-31' },
    { ...draft, fromQuantity: 8, validFrom: '2027-01-01' },
  ]
  const { body } = await ann.asks('POST', '/prices/batch', { records: batch })
  expect(body.results.map(({ status }: { status: string }) => status)).toEqual([
    'created',
    'failed',
    'created',
    'created',
  ])
  await ann.asks('DELETE', `/prices/${first.id}`)
  expect((await ann.asks('POST', '/prices', draft)).status).toBe(200)
  const back = await ann.asks('POST', '/prices/trash/restoration', { ids: [first.id] })
  expect([back.status, back.body.errors?.[0].code]).toEqual([422, 'not_unique'])
})

test('a currency has one default list, also when two choose at once; a list with prices keeps its currency', async () => {
  const workspace = await aWorkspace()
  const { ann, ben } = workspace
  const { product, cafes, shop } = await lists(workspace)
  await ann.asks('PATCH', `/pricelists/${shop.id}`, { isDefault: false })
  const both = await Promise.all([
    ann.asks('PATCH', `/pricelists/${shop.id}`, { isDefault: true }),
    ben.asks('PATCH', `/pricelists/${cafes.id}`, { isDefault: true }),
  ])
  expect(both.map(({ status }) => status).toSorted()).toEqual([200, 422])
  await ann.asks('POST', '/prices', { productId: product.id, pricelistId: shop.id, price: 1 })
  const { body } = await ann.asks('PATCH', `/pricelists/${shop.id}`, { currency: 'CHF' })
  expect(body.errors[0]).toMatchObject({ path: 'currency', code: 'in_use' })
})

test('what cannot be charged exactly, ends before it begins or names nothing is refused by name', async () => {
  const workspace = await aWorkspace()
  const { product, shop } = await lists(workspace)
  const draft = { productId: product.id, pricelistId: shop.id, price: 100 }
  for (const [more, path] of [
    [{ per: 3 }, 'per'],
    [{ validFrom: '2027-01-01', validUntil: '2026-01-01' }, 'validUntil'],
    [{ productId: null }, 'productId'],
    [{ pricelistId: '00000000-0000-7000-8000-000000000000' }, 'pricelistId'],
    [{ fromQuantity: -1 }, 'fromQuantity'],
  ] as const) {
    const { status, body } = await workspace.ann.asks('POST', '/prices', { ...draft, ...more })
    expect([status, body.errors[0].path]).toEqual([422, path])
  }
  expect(isExact({ price: 425, per: 100 })).toBe(true)
})

test('prices are called after their product, whatever that is called later', async () => {
  const workspace = await aWorkspace()
  const { ann } = workspace
  const { product, shop, made } = await lists(workspace)
  const { id } = await made('/prices', { productId: product.id, pricelistId: shop.id, price: 100, fromQuantity: 12 })
  await ann.asks('PATCH', `/products/${product.id}`, { name: 'House blend' })
  expect((await ann.asks('GET', `/prices/${id}`)).body).toMatchObject({ name: 'House blend · 12+', currency: 'EUR' })
})
