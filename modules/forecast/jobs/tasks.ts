import { actingForJob } from '#platform/ctx/acting-for'
import { inWorkspace } from '#platform/ctx/ctx'
import type { TaskList } from '#platform/jobs/task'
import { takeSnapshot } from '../domain/take-snapshot.ts'

export const forecastTasks: TaskList = {
  'forecast.snapshot': ({ workspace }) => workspace(takeSnapshot, { seesEverything: true }),
  // Each hour: where a day has begun that nobody has kept yet, by the workspace's own clocks.
  'forecast.nights': async ({ kith, signal }) => {
    const { rows } = await kith.database.owner.query<{ id: string }>(
      `select w.id from workspaces w where exists (select from deals d where d.workspace_id = w.id) and not exists (
         select from forecast_nights n where n.workspace_id = w.id and n.day = ($1::timestamptz at time zone w.time_zone)::date)`,
      [kith.now().toISOString()],
    )
    for (const { id } of rows) {
      signal.throwIfAborted()
      const acting = await actingForJob(kith, { workspaceId: id, userId: null })
      await inWorkspace(kith, acting, (ctx) => ctx.later('forecast.snapshot', {}, { key: `forecast.snapshot ${id}` }))
    }
  },
}
