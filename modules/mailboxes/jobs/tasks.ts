import { actingForJob } from '#platform/ctx/acting-for'
import { inWorkspace } from '#platform/ctx/ctx'
import type { TaskList } from '#platform/jobs/task'
import { LINE_ALIVE_MS } from '../domain/find-mailbox.ts'
import { laterSync } from '../domain/save-mailbox.ts'
import { fileSent } from './file-sent.ts'
import { syncMailbox } from './sync-mailbox.ts'

const SELDOM_MS = 5 * 60_000

export const mailboxesTasks: TaskList = {
  'mailboxes.sync': syncMailbox,
  'mailboxes.file': fileSent,
  // Each minute: every mailbox that is not waiting after a failure is looked at; one with a line to its server every five, for
  // lines die in silence.
  'mailboxes.minute': async ({ kith, signal }) => {
    const { rows } = await kith.database.owner.query<{ workspaceId: string; ids: string[] }>(
      `select workspace_id as "workspaceId", array_agg(id::text) as ids from mailboxes
        where state = 'active' and (retry_at is null or retry_at <= $1)
          and not coalesce(watched_at > $2 and synced_at > $3, false) group by workspace_id`,
      [0, LINE_ALIVE_MS, SELDOM_MS].map((ago) => new Date(kith.now().getTime() - ago).toISOString()),
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
