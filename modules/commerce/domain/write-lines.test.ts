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
