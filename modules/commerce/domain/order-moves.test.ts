import { expect, test } from 'vitest'
import { aWorkspace } from '#tests/support/workspace'
import { orderStatuses } from '../objects/order.ts'
import { whyNotMove } from './order-status-arithmetic.ts'

const order = { number: 'HK-1', placedAt: '2026-11-12T14:52:00Z', currency: 'EUR', total: 1_000, status: 'placed' }

test('an order goes its way, and what cannot be true is refused in words', async () => {
  const { ann } = await aWorkspace()
  const { body } = await ann.asks('POST', '/orders', order)
  const to = (status: string) => ann.asks('PATCH', `/orders/${body.id}`, { status })
  expect((await to('returned')).body.errors).toMatchObject([{ path: 'status', code: 'order_never_went_out' }])
  for (const status of ['confirmed', 'partlyShipped', 'shipped']) expect((await to(status)).status, status).toBe(200)
  expect((await to('cancelled')).body.errors).toMatchObject([{ code: 'order_went_out' }])
  expect((await to('draft')).body.errors).toMatchObject([{ code: 'order_was_placed' }])
  expect((await to('returned')).status).toBe(200)
  const { body: timeline } = await ann.asks('GET', `/orders/${body.id}/timeline?limit=50`)
  const moves = timeline.items.filter(({ type }: { type: string }) => type === 'order.updated')
  expect(moves).toHaveLength(4)
})

test('a cancelled or returned order no longer counts as bought', async () => {
  const { ann } = await aWorkspace()
  const { body: contact } = await ann.asks('POST', '/contacts', { firstName: 'Sofia' })
  for (const [index, status] of orderStatuses.entries())
    await ann.asks('POST', '/orders', { ...order, number: `HK-${index}`, contactId: contact.id, status })
  const { body } = await ann.asks('GET', `/contacts/${contact.id}/purchases`)
  expect(body.items[0]).toMatchObject({ orders: orderStatuses.length - 4 })
})

test('every way is open but those that cannot be true, and a mistake can be taken back', () => {
  const closed = orderStatuses.flatMap((from) =>
    orderStatuses.flatMap((to) => (whyNotMove(from, to) ? [`${from} → ${to}`] : [])),
  )
  expect(closed.filter((way) => way.endsWith('cancelled'))).toEqual(
    ['partlyShipped', 'shipped', 'completed', 'returned'].map((from) => `${from} → cancelled`),
  )
  for (const from of ['placed', 'confirmed', 'paid']) {
    expect(whyNotMove(from, 'cancelled')).toBeUndefined()
    expect(whyNotMove('cancelled', from)).toBeUndefined()
  }
})
