import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { aWorkspace, type Person } from '#tests/support/workspace'
import { readRates } from './read-rates.ts'

const set = (who: Person, ...rates: { currency: string; day: string; rate: number | null }[]) =>
  who.asks('PUT', '/exchange-rates', { rates })

const worth = (who: Person, amount: number, currency: string, day: string) =>
  who.does(async ({ db, workspaceId }) => {
    const { rows } = await sql<{
      worth: number | null
    }>`select kith.worth(${workspaceId}, ${amount}, ${currency}, ${day}) as worth`.execute(db)
    return rows[0]?.worth ?? null
  })

test('an amount is worth what the last rate up to its day says, between minor units of any size', async () => {
  const { ann } = await aWorkspace()
  const { body } = await set(
    ann,
    { currency: 'USD', day: '2026-01-05', rate: 0.9 },
    { currency: 'USD', day: '2026-02-02', rate: 0.85 },
    { currency: 'JPY', day: '2026-01-05', rate: 0.0061 },
    { currency: 'KWD', day: '2026-01-05', rate: 3.0125 },
  )
  expect(body).toMatchObject({
    base: 'EUR',
    items: [{ currency: 'JPY' }, { currency: 'KWD' }, { rate: 0.85, days: 2 }],
  })
  expect(await worth(ann, 10_000, 'EUR', '1999-01-01')).toBe(10_000)
  expect(await worth(ann, 10_000, 'USD', '2026-01-04')).toBe(null)
  expect(await worth(ann, 10_000, 'USD', '2026-02-01')).toBe(9_000)
  expect(await worth(ann, 10_000, 'USD', 'infinity')).toBe(8_500)
  // 1,000 ¥ are 6.10 €, 1.000 KWD 3.01 €: half a cent goes up.
  expect(await worth(ann, 1_000, 'JPY', '2026-01-05')).toBe(610)
  expect(await worth(ann, 1_000, 'KWD', '2026-01-05')).toBe(301)
  expect(await worth(ann, -1, 'USD', '2026-02-02')).toBe(-1)
  await set(ann, { currency: 'USD', day: '2026-02-02', rate: null })
  expect(await worth(ann, 10_000, 'USD', 'infinity')).toBe(9_000)
})

test('rates of the workspace’s own currency are refused by name, a member may not set any, two who set one at once leave one', async () => {
  const { ann, ben } = await aWorkspace()
  const refused = await set(ann, { currency: 'EUR', day: '2026-01-05', rate: 1 })
  expect(refused.body.errors).toMatchObject([{ path: 'rates.0.currency', code: 'invalid_value' }])
  expect((await set(ben, { currency: 'USD', day: '2026-01-05', rate: 1 })).status).toBe(403)
  const day = '2026-01-05'
  const answers = await Promise.all([0.9, 0.91].map((rate) => set(ann, { currency: 'USD', day, rate })))
  expect(answers.map(({ status }) => status)).toEqual([200, 200])
  const { body } = await ann.asks('GET', '/exchange-rates?currency=USD')
  expect(body.items).toMatchObject([{ day, days: 1 }])
})

test('a file of the European Central Bank is turned into the workspace’s currency; one of rows is taken as it stands', async () => {
  const ecb =
    'Date, USD, JPY, CHF, CYP, \n2026-11-20, 1.0867, 164.35, 0.9312, N/A, \n2026-11-19, 1.09, N/A, 0.93, N/A, \n'
  expect(readRates(ecb, 'EUR')).toContainEqual({ currency: 'USD', day: '2026-11-20', rate: 0.920217171252 })
  expect(readRates(ecb, 'EUR')).toHaveLength(5)
  expect(readRates(ecb, 'CHF')).toContainEqual({ currency: 'EUR', day: '2026-11-19', rate: 0.93 })
  expect(readRates('Date, USD, \n20 November 2026, 1.25, \n', 'EUR')).toEqual([
    { currency: 'USD', day: '2026-11-20', rate: 0.8 },
  ])
  const german = 'Währung;Tag;Kurs\nUSD;20.11.2026;0,9202\nEUR;20.11.2026;1\n'
  expect(readRates(german, 'EUR')).toEqual([{ currency: 'USD', day: '2026-11-20', rate: 0.9202 }])
  const { ann } = await aWorkspace()
  const taken = await ann.asks('POST', '/exchange-rates/file', { csv: ecb })
  expect(taken.body).toMatchObject({ taken: 5, items: [{ currency: 'CHF' }, { currency: 'JPY' }, { currency: 'USD' }] })
  const nothing = await ann.asks('POST', '/exchange-rates/file', { csv: 'a,b\n1,2\n' })
  expect(nothing).toMatchObject({ status: 422, body: { code: 'rates_unreadable' } })
})
