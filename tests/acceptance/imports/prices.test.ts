import { expect, test } from 'vitest'
import { all, anImportingWorkspace, imports } from '#tests/support/imports'

test('prices come from a file: products by name, lists by name, quantities and days; what meets another is told by its row', async () => {
  const space = await anImportingWorkspace()
  const { ann } = space
  await ann.asks('POST', '/products', { name: 'Hafen Blend', sku: 'HB-1', price: 2_490, currency: 'EUR' })
  await ann.asks('POST', '/products', { name: 'Decaf', sku: 'SD-1' })
  await ann.asks('POST', '/pricelists', { name: 'Wholesale', currency: 'EUR' })
  const content = [
    'Product,Price list,From quantity,Price,Valid from',
    'Hafen Blend,Wholesale,0,22.90,',
    'Hafen Blend,Wholesale,12,19.90,2027-01-01',
    'Decaf,Wholesale,0,24.00,',
    'Decaf,Wholesale,0,25.00,',
  ].join('\n')
  const done = await imports(space, { object: 'price', content, name: 'prices.csv' })
  expect(JSON.stringify(done.body ?? done)).toContain('"created":3')
  const prices = await all(ann, 'prices')
  expect(
    prices
      .map(({ name, price, currency, validFrom }) => [name, price, currency, validFrom])
      .toSorted((a, b) => Number(b[1]) - Number(a[1])),
  ).toEqual([
    ['Decaf', 2_400, 'EUR', null],
    ['Hafen Blend', 2_290, 'EUR', null],
    ['Hafen Blend · 12+', 1_990, 'EUR', '2027-01-01'],
  ])
})
