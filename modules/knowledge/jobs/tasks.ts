import { actingForJob } from '#platform/ctx/acting-for'
import { inWorkspace } from '#platform/ctx/ctx'
import type { TaskList } from '#platform/jobs/task'
import { forgetOldReadings } from '../domain/gaps.ts'
import { remindOfReviews } from '../domain/remind-of-reviews.ts'

export const knowledgeTasks: TaskList = {
  'knowledge.forget': ({ kith }) => forgetOldReadings(kith.database.owner, kith.now()),
  'knowledge.remind': async ({ kith, signal }) => {
    // Where it is tomorrow already it may be due; each workspace judges by its own day.
    const { rows } = await kith.database.owner.query<{ id: string }>(
      `select distinct workspace_id as id from articles
       where status = 'published' and deleted_at is null and owner_id is not null
         and review_on <= ($1::timestamptz + interval '14 hours')::date`,
      [kith.now().toISOString()],
    )
    for (const { id } of rows) {
      signal.throwIfAborted()
      await inWorkspace(kith, await actingForJob(kith, { workspaceId: id, userId: null }), remindOfReviews)
    }
  },
}
