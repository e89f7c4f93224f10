import { actingForJob } from '#platform/ctx/acting-for'
import { inWorkspace } from '#platform/ctx/ctx'
import type { TaskList } from '#platform/jobs/task'
import { laterSync } from '../domain/save-mailbox.ts'
import { fileSent } from './file-sent.ts'
import { syncMailbox } from './sync-mailbox.ts'

export const mailboxesTasks: TaskList = {
  'mailboxes.sync': syncMailbox,
  'mailboxes.file': fileSent,
  // Each minute: every mailbox that is not waiting after a failure is looked at.
  'mailboxes.minute': async ({ kith, signal }) => {
    const { rows } = await kith.database.owner.query<{ workspaceId: string; ids: string[] }>(
      `select workspace_id as "workspaceId", array_agg(id::text) as ids from mailboxes
        where state = 'active' and (retry_at is null or retry_at <= $1) group by workspace_id`,
      [kith.now().toISOString()],
    )
    for (const { workspaceId, ids } of rows) {
      signal.throwIfAborted()
      const acting = await actingForJob(kith, { workspaceId, userId: null, actor: { kind: 'system', id: null } })
      await inWorkspace(kith, acting, async (ctx) => {
        for (const id of ids) await laterSync(ctx, id)
      })
    }
  },
}
