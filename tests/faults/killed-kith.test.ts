import { expect, test } from 'vitest'
import { aKillableKith, type KillableKith } from '#tests/support/killable-kith'

const KILLS = 10
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))
const atRandom = (mostMs: number) => pause(Math.random() * mostMs)

const ROWS = 30_000
const people = (count: number) =>
  Array.from({ length: count }, (_, at) => `Person ${at},p${at}@file.example,C-${at},Company ${at % 500}`)

test('a server killed with -9 ten times during an import loses no row and doubles none', async () => {
  const kith = await aKillableKith()
  await kith.start()
  const form = new FormData()
  form.append('object', 'contact')
  // Without matching, a row that came twice would stand there twice.
  form.append('matchOn', 'none')
  form.append('file', new Blob([['First name,Email,Customer ID,Company', ...people(ROWS)].join('\n')]), 'people.csv')
  const { body } = await kith.asks('POST', '/imports', form)
  let whileRunning = 0
  for (let killed = 0; killed < KILLS; killed++) {
    const { status, done } = await movesOn(kith, body.id)
    await atRandom(200)
    if (status === 'running' && done < ROWS) whileRunning++
    await kith.kill()
    await kith.start()
  }
  expect(whileRunning).toBeGreaterThanOrEqual(KILLS - 2)
  const ended = await comesToAnEnd(kith, body.id)
  expect(ended).toMatchObject({
    status: 'done',
    counts: { total: ROWS, done: ROWS, created: ROWS, updated: 0, failed: 0 },
  })
  const count = (sql: string) => kith.counts(`select count(${sql}`)
  expect(await count('*) from contacts')).toBe(ROWS)
  expect(
    await count(
      `distinct emails -> 0 ->> 'value') from contacts where emails -> 0 ->> 'value' ~ '^p[0-9]+@file.example$'`,
    ),
  ).toBe(ROWS)
  expect(await count(`*) from record_keys where kind in ('email', 'externalId')`)).toBe(2 * ROWS)
  expect(
    await count(`distinct record_id) from events where type = 'contact.created' and cause_id = '${body.id}'`),
  ).toBe(ROWS)
  expect(await count(`*) from events where type = 'contact.created'`)).toBe(ROWS)
  expect(await count('*) from companies')).toBe(500)
  expect(await count('*) from contact_companies')).toBe(ROWS)
})

/** Waits until an import goes on after a restart, or is at its end. */
async function movesOn(kith: KillableKith, id: string): Promise<{ status: string; done: number }> {
  const before = (await kith.asks('GET', `/imports/${id}`)).body.counts.done
  for (;;) {
    const { body } = await kith.asks('GET', `/imports/${id}`)
    if (body.status !== 'running' || body.counts.done > before) return { status: body.status, done: body.counts.done }
    await pause(30)
  }
}

async function comesToAnEnd(kith: KillableKith, id: string) {
  for (;;) {
    const { body } = await kith.asks('GET', `/imports/${id}`)
    if (body.status !== 'running') return body
    await pause(100)
  }
}

const BATCH = 100

test('a server killed with -9 ten times during batch writes keeps what it acknowledged, and a repeated key doubles nothing', async () => {
  const kith = await aKillableKith()
  await kith.start()
  let goesOn = true
  let sent = 0
  let repeated = 0
  const acknowledged = new Set<string>()
  const writer = async () => {
    while (goesOn) {
      const number = sent++
      const records = Array.from({ length: BATCH }, (_, at) => ({ firstName: 'Ann', externalId: `B-${number}-${at}` }))
      for (;;) {
        const answer = await kith
          .asks('POST', '/contacts/batch', { records }, { 'idempotency-key': `batch ${number}` })
          .catch(() => null)
        if (answer?.status === 200) {
          for (const { id } of answer.body.results) acknowledged.add(id)
          break
        }
        // Nobody there, or the killed server's transaction is still being rolled back.
        expect([undefined, 409]).toContain(answer?.status)
        repeated++
        await pause(50)
      }
    }
  }
  const writers = [writer(), writer()]
  for (let killed = 0; killed < KILLS; killed++) {
    await atRandom(400)
    await kith.kill()
    await kith.start()
  }
  goesOn = false
  await Promise.all(writers)
  expect(repeated).toBeGreaterThan(0)
  expect(acknowledged.size).toBe(sent * BATCH)
  expect(await kith.counts('select count(*) from contacts')).toBe(sent * BATCH)
  expect(await kith.counts('select count(distinct external_id) from contacts')).toBe(sent * BATCH)
  const ids = [...acknowledged].map((id) => `'${id}'`).join()
  expect(await kith.counts(`select count(*) from contacts where id in (${ids})`)).toBe(acknowledged.size)
  expect(await kith.counts(`select count(*) from events where type = 'contact.created'`)).toBe(sent * BATCH)
})
