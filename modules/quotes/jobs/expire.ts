import { actingForJob } from '#platform/ctx/acting-for'
import { inWorkspace } from '#platform/ctx/ctx'
import type { TaskList } from '#platform/jobs/task'
import { expireQuotes } from '../domain/expire-quotes.ts'

export const quotesTasks: TaskList = {
  'quotes.expire': async ({ kith, signal }) => {
    const { rows } = await kith.database.owner.query<{ id: string }>(
      `select distinct workspace_id as id from quotes
       where status in ('sent', 'viewed') and deleted_at is null and valid_until < ($1::timestamptz + interval '14 hours')::date`,
      [kith.now().toISOString()],
    )
    for (const { id } of rows) {
      signal.throwIfAborted()
      await inWorkspace(kith, await actingForJob(kith, { workspaceId: id, userId: null }), expireQuotes)
    }
  },
}
