import { expect, test } from 'vitest'
import { z } from 'zod'
import { until } from '#tests/support/eventually'
import { aWorkspace } from '#tests/support/workspace'
import { declareEvent } from './event.ts'
import { openStream, type Place } from './stream.ts'

declareEvent('test.streamed', z.object({}))

/** The stream of a workspace whose last event is known, and how often the database was asked. */
async function aStream() {
  const { kith, ann } = await aWorkspace()
  let asked = 0
  const owner = Object.create(kith.database.owner, {
    query: {
      value(...words: [string, unknown[]]) {
        asked++
        return kith.database.owner.query(...words)
      },
    },
  })
  const happens = () => ann.does((ctx) => ctx.record({ type: 'test.streamed', payload: {} }))
  await happens()
  const { rows } = await kith.database.owner.query<Place>(
    'select xid::text, id from events where workspace_id = $1 order by xid desc, id desc limit 1',
    [ann.acting.workspaceId],
  )
  const [last] = rows
  if (!last) throw new Error('Nothing happened')
  const stream = openStream({ ...kith, database: { ...kith.database, owner } })
  return { stream, last, happens, asked: () => asked }
}

test('whoever stands at the same place since the same moment shares one answer', async () => {
  const { stream, last, asked } = await aStream()
  const since = performance.now()
  const [one, other] = await Promise.all([stream.behind(last, since), stream.behind(last, since)])
  expect(other).toBe(one)
  expect(await stream.behind(last, since)).toBe(one)
  expect(asked()).toBe(1)
})

test('an answer older than the moment is asked anew as long as nothing was there, and never again once something was', async () => {
  const { stream, last, happens, asked } = await aStream()
  expect((await stream.behind(last, performance.now())).end).toBeUndefined()
  await happens()
  // Transactions of other tests, in databases of their own on the same server, may hold it back.
  await until(async () => (await stream.behind(last, performance.now())).end !== undefined)
  const before = asked()
  const found = await stream.behind(last, performance.now())
  expect(found).toMatchObject({ waits: false, kinds: expect.arrayContaining([['test.streamed', 'user']]) })
  expect(asked()).toBe(before)
  expect(before).toBeGreaterThan(1)
})
