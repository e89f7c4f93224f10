import { actingForJob } from '#platform/ctx/acting-for'
import { inWorkspace } from '#platform/ctx/ctx'
import type { TaskList } from '#platform/jobs/task'
import { takeSteps } from '../domain/take-steps.ts'

export const sequencesTasks: TaskList = {
  // Each minute: whose step is due?
  'sequences.minute': async ({ kith, signal }) => {
    const { rows } = await kith.database.owner.query<{ id: string }>(
      'select distinct workspace_id as id from enrolments where due_at <= $1 and paused_at is null',
      [kith.now().toISOString()],
    )
    for (const { id } of rows) {
      const acting = await actingForJob(kith, { workspaceId: id, userId: null, actor: { kind: 'workflow', id: null } })
      while ((await inWorkspace(kith, acting, (ctx) => takeSteps(ctx, kith))) > 0) signal.throwIfAborted()
    }
  },
}
