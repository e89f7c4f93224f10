import { z } from 'zod'
import { actingForJob } from '#platform/ctx/acting-for'
import { inWorkspace } from '#platform/ctx/ctx'
import type { TaskList } from '#platform/jobs/task'
import { deliver } from '../domain/deliver.ts'
import { wake } from '../domain/wake.ts'

const Deliver = z.object({ messageId: z.uuid() })

export const conversationsTasks: TaskList = {
  'conversations.deliver': async ({ payload, workspace }) => {
    const { messageId } = Deliver.parse(payload)
    await workspace((ctx) => deliver(ctx, messageId), { seesEverything: true })
  },
  // Each minute: who wakes?
  'conversations.minute': async ({ kith, signal }) => {
    const { rows } = await kith.database.owner.query<{ id: string }>(
      `select distinct workspace_id as id from conversations where state = 'snoozed' and snoozed_until <= $1 and deleted_at is null`,
      [kith.now().toISOString()],
    )
    for (const { id } of rows) {
      const acting = await actingForJob(kith, { workspaceId: id, userId: null })
      while ((await inWorkspace(kith, acting, wake)) > 0) signal.throwIfAborted()
    }
  },
}
