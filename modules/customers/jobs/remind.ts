import { actingForJob } from '#platform/ctx/acting-for'
import { inWorkspace } from '#platform/ctx/ctx'
import type { TaskList } from '#platform/jobs/task'
import { remindOfTasks } from '../domain/remind.ts'

export const customersTasks: TaskList = {
  'tasks.remind': async ({ kith, signal }) => {
    const { rows } = await kith.database.owner.query<{ id: string }>(
      `select distinct workspace_id as id from tasks where completed_at is null and deleted_at is null and remind_at is not null
         and reminded_at is distinct from remind_at and remind_at <= $1`,
      [kith.now().toISOString()],
    )
    for (const { id } of rows) {
      const acting = await actingForJob(kith, { workspaceId: id, userId: null })
      while ((await inWorkspace(kith, acting, remindOfTasks)) > 0) signal.throwIfAborted()
    }
  },
}
