import { expect, test } from 'vitest'
import { aWorkspace } from '#tests/support/workspace'

const order = (line: Record<string, unknown>) => ({
  number: 'R-1',
  placedAt: '2026-11-20T09:00:00Z',
  currency: 'EUR',
  lines: [{ productName: 'Blend', quantity: 2, unitPrice: 1490, ...line }],
})

test('a line finds its product by name, keeps the one it names, and refuses one there is none of', async () => {
  const { ann } = await aWorkspace()
  const { body: blend } = await ann.asks('POST', '/products', { name: 'Blend' })
  const { body: other } = await ann.asks('POST', '/products', { name: 'Other' })
  const byName = await ann.asks('POST', '/orders', order({ productName: 'BLEND' }))
  expect(byName.body.lines[0].productId).toBe(blend.id)
  const byId = await ann.asks('POST', '/orders', { ...order({ productId: other.id }), number: 'R-2' })
  expect(byId.body.lines[0].productId).toBe(other.id)
  const unknown = await ann.asks('POST', '/orders', order({ productId: '00000000-0000-7000-8000-000000000000' }))
  expect(unknown).toMatchObject({
    status: 422,
    body: { errors: [{ path: 'lines.0.productId', code: 'unknown_reference' }] },
  })
})

test('an order is charged by its lines, their discounts and taxes, also when only its discount changes', async () => {
  const { ann } = await aWorkspace()
  const lines = [
    { productName: 'Sticker', quantity: 1_000, unitPrice: 4.25, taxRate: 19 },
    { productName: 'Blend', quantity: 4, unitPrice: 2_490, discountPercent: 12.5, taxRate: 7 },
  ]
  const made = await ann.asks('POST', '/orders', { ...order({}), lines, pricesInclude: 'net' })
  // 42.50 + 87.15 net; 8.08 (8.075) + 6.10 (6.1005) tax
  expect(made.body).toMatchObject({ total: 12_965 + 808 + 610, taxTotal: 1_418 })
  expect(made.body.lines[0]).toMatchObject({ unitPrice: 4.25, taxRate: 19, discountPercent: null, period: 'once' })
  const { body } = await ann.asks('PATCH', `/orders/${made.body.id}`, { discountAmount: 965 })
  expect(body).toMatchObject({ total: 12_000 + 747 + 565, taxTotal: 1_312, lines: made.body.lines })
})

test('a price finer than a hundredth of a cent, two discounts on one line and a rate beyond 100 are refused by name', async () => {
  const { ann } = await aWorkspace()
  for (const [line, path] of [
    [{ unitPrice: 4.255 }, 'lines.0.unitPrice'],
    [{ discountPercent: 10, discountAmount: 5 }, 'lines.0.discountAmount'],
    [{ taxRate: 101 }, 'lines.0.taxRate'],
  ] as const) {
    const { status, body } = await ann.asks('POST', '/orders', order(line))
    expect([status, body.errors[0].path]).toEqual([422, path])
  }
})
