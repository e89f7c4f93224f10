import { expect, test } from 'vitest'
import { aWorkspace } from '#tests/support/workspace'

const line = (unitPrice: number) => [{ productName: 'Hafen Blend', quantity: 1, unitPrice }]

test('purchases count what was bought, per currency, without drafts, cancelled, refunded and trashed orders', async () => {
  const { ann } = await aWorkspace()
  const { body: sofia } = await ann.asks('POST', '/contacts', { firstName: 'Sofia' })
  const { body: cafe } = await ann.asks('POST', '/companies', { name: 'Café Lumen' })
  const order = (number: string, unitPrice: number, more: object) => ({
    number,
    placedAt: '2026-03-01T10:00:00Z',
    currency: 'EUR',
    contactId: sofia.id,
    lines: line(unitPrice),
    ...more,
  })
  const { body: batch } = await ann.asks('POST', '/orders/batch', {
    records: [
      order('1', 1000, { placedAt: '2025-01-02T10:00:00Z' }),
      order('2', 2001, { companyId: cafe.id }),
      order('3', 700, { currency: 'CHF' }),
      order('4', 9000, { status: 'cancelled' }),
      order('5', 9000, { status: 'refunded' }),
      order('6', 9000, { status: 'draft' }),
      order('7', 9000, {}),
    ],
  })
  await ann.asks('DELETE', `/orders/${batch.results[6].id}`)
  const { body } = await ann.asks('GET', `/contacts/${sofia.id}/purchases`)
  expect(body.items).toMatchObject([
    { currency: 'EUR', orders: 2, total: 3001, average: 1501 },
    { currency: 'CHF', orders: 1, total: 700, average: 700 },
  ])
  expect(new Date(body.items[0].firstAt).toISOString()).toBe('2025-01-02T10:00:00.000Z')
  expect(new Date(body.items[0].lastAt).toISOString()).toBe('2026-03-01T10:00:00.000Z')
  const ofCompany = await ann.asks('GET', `/companies/${cafe.id}/purchases`)
  expect(ofCompany.body.items).toMatchObject([{ orders: 1, total: 2001 }])
})

test('purchases of somebody in another workspace are not there', async () => {
  const { ann } = await aWorkspace()
  const other = await aWorkspace()
  const { body: sofia } = await ann.asks('POST', '/contacts', { firstName: 'Sofia' })
  expect((await other.ann.asks('GET', `/contacts/${sofia.id}/purchases`)).status).toBe(404)
  expect((await ann.asks('GET', `/contacts/${sofia.id}/purchases`)).body).toEqual({ items: [] })
})
