import { actingForJob } from '#platform/ctx/acting-for'
import { inWorkspace } from '#platform/ctx/ctx'
import type { Job, TaskList } from '#platform/jobs/task'
import { passAfterFacet } from '#platform/segments/tasks'
import { passOn, requestPass } from '../domain/run-pass.ts'

export const scoringTasks: TaskList = {
  'scoring.pass': async (job) => {
    while (await job.workspace(passOn, { seesEverything: true })) if (job.signal.aborted) throw new Error('Broken off')
  },
  'scoring.tellSegments': (job) =>
    job.workspace((ctx) => passAfterFacet(ctx, 'contact', 'scoring'), { seesEverything: true }),
  // Each night, as the day is another: a job for each workspace that scores.
  'scoring.passOfAll': requestAll,
}

async function requestAll({ kith }: Job): Promise<void> {
  const { rows } = await kith.database.owner.query<{ id: string }>(
    'select workspace_id as id from scorings where active and requested_at is null',
  )
  for (const { id } of rows)
    await inWorkspace(kith, await actingForJob(kith, { workspaceId: id, userId: null }), requestPass)
}
