import fc from 'fast-check'
import { expect, test } from 'vitest'
import { aWorkspace, type Person, type TestWorkspace } from '#tests/support/workspace'

type Flow = { flow: string; count: number; value: number; records: unknown }

async function waterfall(ann: Person, from: string, to: string): Promise<{ flows: Flow[]; elsewhere: number }> {
  const { status, body } = await ann.asks('GET', `/sales-reports/waterfall?from=${from}&to=${to}`)
  if (status !== 200) throw new Error(JSON.stringify(body))
  return body
}

const figures = ({ flows }: { flows: Flow[] }) =>
  Object.fromEntries(flows.filter(({ count }) => count > 0).map(({ flow, count, value }) => [flow, [count, value]]))

const listed = async (ann: Person, filter: unknown) =>
  (await ann.asks('GET', `/deals/count?filter=${encodeURIComponent(JSON.stringify(filter))}`)).body.count

/** A workspace whose clock the test sets. */
async function withClock(): Promise<TestWorkspace & { on: (day: string) => void }> {
  const place = await aWorkspace()
  let now = new Date('2026-06-01T09:00:00Z')
  place.kith.now = () => now
  return {
    ...place,
    on: (day) => {
      now = new Date(`${day}T09:00:00Z`)
    },
  }
}

const create = async (ann: Person, amount: number, currency = 'EUR') =>
  (await ann.asks('POST', '/deals', { name: 'Espresso', currency, amount })).body.id as string
const change = (ann: Person, id: string, draft: object) => ann.asks('PATCH', `/deals/${id}`, draft)
const close = (ann: Person, id: string, outcome: string) => ann.asks('PUT', `/deals/${id}/outcome`, { outcome })
const reopen = (ann: Person, id: string) => ann.asks('DELETE', `/deals/${id}/outcome`)

test('what was open, came, changed and went is what is open at the end', async () => {
  const { ann, on } = await withClock()
  const stays = await create(ann, 100)
  const grows = await create(ann, 200)
  const isWon = await create(ann, 300)
  const returns = await create(ann, 400)
  await create(ann, 5_000, 'CHF')
  await close(ann, returns, 'lost')
  on('2026-07-10')
  const comes = await create(ann, 50)
  await change(ann, grows, { amount: 260 })
  await change(ann, stays, { amount: 90 })
  on('2026-07-20')
  await close(ann, isWon, 'won')
  await reopen(ann, returns)
  on('2026-08-02')
  // What is corrected later belongs to the closing: it is won with what it is worth since.
  await change(ann, isWon, { amount: 330 })
  await close(ann, comes, 'lost')
  const july = await waterfall(ann, '2026-07-01', '2026-07-31')
  expect(figures(july)).toEqual({
    beginning: [4, 600],
    opened: [1, 50],
    reopened: [1, 400],
    raised: [2, 90],
    lowered: [1, -10],
    won: [1, -330],
    end: [5, 800],
  })
  expect(july.elsewhere).toBe(1)
  for (const { count, records } of july.flows) expect(await listed(ann, records)).toBe(count)
  const august = await waterfall(ann, '2026-08-01', '2026-08-31')
  expect(figures(august)).toEqual({ beginning: [5, 800], lost: [1, -50], end: [4, 750] })
})

const step = fc.record({
  deal: fc.nat(3),
  day: fc.integer({ min: 1, max: 28 }),
  act: fc.constantFrom('won', 'lost', 'reopen', 'value', 'currency'),
  amount: fc.nat(1_000),
})

test('whatever happens, the flows of a period add up, and its end is the beginning of the next', async () => {
  const { ann, on } = await withClock()
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 3, maxLength: 12 }), async (steps) => {
      on('2026-06-15')
      const ids = [await create(ann, 10), await create(ann, 20), await create(ann, 30), await create(ann, 40)]
      for (const { deal, day, act, amount } of steps.toSorted((a, b) => a.day - b.day)) {
        on(`2026-07-${String(day).padStart(2, '0')}`)
        const id = ids[deal] ?? ''
        if (act === 'value') await change(ann, id, { amount })
        else if (act === 'currency') await change(ann, id, { currency: amount % 2 ? 'CHF' : 'EUR' })
        else await (act === 'reopen' ? reopen(ann, id) : close(ann, id, act))
      }
      const [first, second] = [
        await waterfall(ann, '2026-07-01', '2026-07-14'),
        await waterfall(ann, '2026-07-15', '2026-07-31'),
      ]
      for (const { flows } of [first, second]) {
        const of = (name: string) => flows.find(({ flow }) => flow === name) ?? { count: 0, value: 0 }
        const sum = flows.filter(({ flow }) => flow !== 'end').reduce((all, { value }) => all + value, 0)
        expect(sum).toBe(of('end').value)
        expect(
          of('beginning').count + of('opened').count + of('reopened').count - of('won').count - of('lost').count,
        ).toBe(of('end').count)
      }
      expect(figures(second).beginning).toEqual(figures(first).end)
    }),
    { numRuns: 8 },
  )
})
