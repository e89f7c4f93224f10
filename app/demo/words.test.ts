import { expect, test } from 'vitest'
import { tasks } from '#app/server/tasks.ts'
import { runTask } from '#platform/jobs/run-task'
import { learnWords } from '#platform/search/learn-words'
import { aWorkspace } from '#tests/support/workspace'

test('mistyped words of the demo, whose records are of the past, are understood', async () => {
  const { kith, ann, workspaceId } = await aWorkspace()
  await learnWords(kith.database.owner, kith.objects)
  await ann.asks('PUT', '/demo')
  const asked = () =>
    kith.database.owner.query('select from graphile_worker.jobs where key = $1', [
      `${workspaceId}:search.learnWorkspace`,
    ])
  expect((await asked()).rowCount).toBe(1)
  const work = tasks['search.learnWorkspace']
  if (!work) throw new Error('No such task')
  const job = { id: '1', attempts: 1, max_attempts: 10 }
  await runTask(kith, 'search.learnWorkspace', work, [])({ workspaceId, userId: null }, { job } as never) // what our wrapper reads of it
  const { body } = await ann.asks('GET', '/search?q=tearoon')
  expect(body.items[0]).toMatchObject({ alike: true, title: expect.stringContaining('Tearoom') })
})
