import pg from 'pg'
import { onTestFinished, test } from 'vitest'
import { startWorker } from '#platform/jobs/worker'
import { until } from '#tests/support/eventually'
import { aWorkspace } from '#tests/support/workspace'

// In a file of its own, with connections of its own: those that another test has closed would fail this one's first query.
test('a worker whose connections are closed at its very first question goes on as well', async () => {
  const { kith, ann } = await aWorkspace()
  const { owner } = kith.database
  const holder = new pg.Client(owner.options)
  await holder.connect()
  onTestFinished(() => holder.end())
  await holder.query('begin; lock table graphile_worker._private_tasks in access exclusive mode')
  let done = 0
  const worker = await startWorker(kith, { count: async () => void done++ })
  onTestFinished(() => worker.stop())
  await until(async () => {
    const { rowCount } = await holder.query(
      `select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`,
    )
    return rowCount !== 0
  })
  await holder.query('rollback')
  await ann.does((ctx) => ctx.later('count', {}))
  await until(() => done === 1)
})
