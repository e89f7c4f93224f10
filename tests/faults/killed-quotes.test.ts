import { expect, test } from 'vitest'
import { aKillableKith, type KillableKith } from '#tests/support/killable-kith'

const QUOTES = 40
const AT_ONCE = 4
const KILLS = 6
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

/** Asks again until somebody answers: whoever sent a request to a server that died knows nothing of what became of it. */
async function untilAnswered<T>(ask: () => Promise<T>): Promise<T> {
  for (;;) {
    const answer = await ask().then(
      (value) => ({ value }),
      () => undefined,
    )
    if (answer) return answer.value
    await pause(20)
  }
}

test('a server killed with -9 while quotes are sent and accepted makes one version, one mail and one order of each', async () => {
  const kith = await aKillableKith()
  await kith.start()
  let at = 0
  const worker = async () => {
    while (at < QUOTES) await fromDraftToOrder(kith, at++)
  }
  let isDone = false
  const work = Promise.all(Array.from({ length: AT_ONCE }, worker)).then(() => {
    isDone = true
  })
  let whileWorking = 0
  for (let killed = 0; killed < KILLS && !isDone; killed++) {
    await pause(Math.random() * 400)
    if (!isDone) whileWorking++
    await kith.kill()
    await kith.start()
  }
  await work
  expect(whileWorking).toBeGreaterThanOrEqual(2)
  const count = (what: string) => kith.counts(`select count(*) from ${what}`)
  expect(await count(`quotes where status = 'accepted'`)).toBe(QUOTES)
  expect(await count('quote_revisions where revision = 1')).toBe(QUOTES)
  expect(await count('quote_revisions')).toBe(QUOTES)
  expect(await count('quote_answers')).toBe(QUOTES)
  expect(await count('orders')).toBe(QUOTES)
  expect(await count('orders o join quotes q on q.order_id = o.id and q.total = o.total and q.number = o.number')).toBe(
    QUOTES,
  )
  expect(await count(`outgoing_mails where key like 'quote:%'`)).toBe(QUOTES)
  for (const type of ['quote.sent', 'quote.accepted', 'order.created'])
    expect(await count(`events where type = '${type}'`)).toBe(QUOTES)
  // Numbers without a gap, whatever was undone on the way.
  expect(await kith.counts(`select max(right(number, 4)::int) from quotes`)).toBe(QUOTES)
})

/** What a seller and a customer do, each step again until it is answered. */
async function fromDraftToOrder(kith: KillableKith, index: number): Promise<void> {
  const lines = [{ productName: 'Blend', quantity: index + 1, unitPrice: 2_490, taxRate: 7 }]
  const once = { 'idempotency-key': `quote ${index}` }
  const { body: quote } = await untilAnswered(() => kith.asks('POST', '/quotes', { currency: 'EUR', lines }, once))
  const mailTo = 'sofia@cafe-lumen.example'
  const { status, body } = await untilAnswered(() => kith.asks('POST', `/quotes/${quote.id}/sendings`, { mailTo }))
  expect(status === 200 || body.code === 'quote_not_draft', JSON.stringify(body)).toBe(true)
  const { body: course } = await untilAnswered(() => kith.asks('GET', `/quotes/${quote.id}/course`))
  const accepted = await untilAnswered(() =>
    fetch(`${course.revisions[0].address}/acceptance`, {
      method: 'POST',
      body: new URLSearchParams({ name: 'Sofia', agreed: 'yes' }),
      redirect: 'manual',
    }),
  )
  expect(accepted.status).toBe(303)
}
