import { expect, test } from 'vitest'
import { aWorkspace } from '#tests/support/workspace'
import { loadDemo } from './load.ts'

test('a workspace made for the demo has rules for conversations, and a queue with a reason; a real one has neither', async () => {
  const { ann } = await aWorkspace()
  await ann.does((ctx) => loadDemo(ctx, { isAllExample: true }))
  const { queues, items } = (await ann.asks('GET', '/queues')).body
  expect(queues).toHaveLength(3)
  expect(queues[1]).toMatchObject({ given: 1, median: 3 })
  expect(items.length).toBeGreaterThan(2)
  const verdicts = items[0].people.map(({ verdict }: { verdict: string }) => verdict)
  expect(verdicts.toSorted()).toEqual(['full', 'offline', 'stepped'])
  const real = await aWorkspace()
  await real.ann.does((ctx) => loadDemo(ctx))
  expect((await real.ann.asks('GET', '/queues')).body).toEqual({ queues: [], items: [] })
  expect((await real.ann.asks('DELETE', '/demo')).status).toBe(200)
})
