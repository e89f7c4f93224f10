import '../notifications.ts'
import { sql } from 'kysely'
import type { Ctx } from '#platform/ctx/ctx'
import { notify } from '#platform/notifications/notify'
import type { StoredMailbox } from '../domain/find-mailbox.ts'
import type { NoSignIn } from '../outside/sign-in-of.ts'

const LONGEST_PAUSE_MIN = 60

/** What no second try mends: a person must. */
const stopping: readonly NoSignIn['problem'][] = [
  'login_refused',
  'imap_disabled',
  'private',
  'consent_ended',
  'provider_refused',
]

/** What went wrong stands where people see it. A refused sign-in waits for a person; the rest is tried again, ever more rarely. */
export async function noteFailure(ctx: Ctx, mailbox: StoredMailbox, { problem, said }: NoSignIn): Promise<void> {
  const { id, failures, connection } = mailbox
  const stops = stopping.includes(problem)
  const minutes = Math.min(LONGEST_PAUSE_MIN, 2 ** failures) * (0.75 + Math.random() / 2)
  const at = ctx.now()
  const retryAt = stops ? null : new Date(at.getTime() + minutes * 60_000).toISOString()
  // Whoever changed how it is reached meanwhile is not held up by what went wrong before.
  const { rows } = await sql<{ state: string }>`update mailboxes
    set failures = failures + 1, retry_at = ${retryAt}, last_error = ${`${problem}: ${said}`},
      last_error_at = ${at.toISOString()}, state = case when ${stops} and state = 'active' then 'reconnect' else state end
    where workspace_id = ${ctx.workspaceId} and id = ${id} and connection = ${connection} returning state`.execute(
    ctx.db,
  )
  await sql`update mail_folders set last_error = ${`${problem}: ${said}`}, last_error_at = ${at.toISOString()}
    where workspace_id = ${ctx.workspaceId} and mailbox_id = ${id} and is_read and not is_gone`.execute(ctx.db)
  if (stops && rows[0]?.state === 'reconnect') await tellWhoMends(ctx, mailbox)
}

/** Its owner; of everybody's mailbox whoever connected it, and who looks after the workspace. Once for each time it was connected. */
async function tellWhoMends(ctx: Ctx, { id, ownerId, name, connection }: StoredMailbox): Promise<void> {
  const { rows } = await sql<{
    userId: string
  }>`select user_id from memberships m where m.workspace_id = ${ctx.workspaceId}
    and case when ${ownerId}::uuid is not null then user_id = ${ownerId}
      else m.role in ('owner', 'admin') or user_id = (select created_by from mailboxes b where b.workspace_id = m.workspace_id and b.id = ${id}) end`.execute(
    ctx.db,
  )
  await notify(ctx, {
    ...{ kind: 'mailbox.reconnect', to: rows.map(({ userId }) => userId), key: `${id} ${connection}` },
    params: { id, name },
  })
}
