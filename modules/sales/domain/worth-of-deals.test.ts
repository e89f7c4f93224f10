import { expect, test } from 'vitest'
import { aWorkspace } from '#tests/support/workspace'

test('deals come to one sum: the open by the latest rate, the closed by that of their day, those without one named', async () => {
  const { ann } = await aWorkspace()
  const rates = [
    { currency: 'USD', day: '2025-01-01', rate: 0.5 },
    { currency: 'USD', day: '2025-06-01', rate: 0.9 },
  ]
  await ann.asks('PUT', '/exchange-rates', { rates })
  const deal = (draft: Record<string, unknown>) => ann.asks('POST', '/deals', { name: 'A', ...draft })
  await deal({ currency: 'EUR', amount: 1_000 })
  await deal({ currency: 'USD', amount: 10_000 })
  await deal({ currency: 'USD', amount: 10_000, status: 'won', closedAt: '2025-05-31T12:00:00Z' })
  await deal({ currency: 'GBP', amount: 500 })
  expect((await ann.asks('GET', '/deals/worth')).body).toEqual({
    ...{ currency: 'EUR', value: 1_000 + 9_000 + 5_000, weighted: 100 + 900 + 5_000 },
    unknown: [{ currency: 'GBP', deals: 1 }],
  })
  const open = encodeURIComponent('{"field":"status","op":"in","value":["open"]}')
  expect((await ann.asks('GET', `/deals/worth?filter=${open}`)).body).toMatchObject({ value: 10_000 })
})
