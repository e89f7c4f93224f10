import { actingForJob } from '#platform/ctx/acting-for'
import { inWorkspace } from '#platform/ctx/ctx'
import type { TaskList } from '#platform/jobs/task'
import { computeRfm } from '../domain/compute-rfm.ts'

export const commerceTasks: TaskList = {
  'commerce.rfm': (job) => job.workspace(computeRfm, { seesEverything: true }),
  // Each night, for those who have sold something: a job each.
  'commerce.rfmOfAll': async ({ kith }) => {
    const { rows } = await kith.database.owner.query<{ id: string }>('select distinct workspace_id as id from orders')
    for (const { id } of rows)
      await inWorkspace(kith, await actingForJob(kith, { workspaceId: id, userId: null }), (ctx) =>
        ctx.later('commerce.rfm', {}, { key: `commerce.rfm ${id}` }),
      )
  },
}
