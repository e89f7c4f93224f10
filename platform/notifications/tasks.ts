import { actingForJob } from '#platform/ctx/acting-for'
import { inWorkspace, type Kith } from '#platform/ctx/ctx'
import type { Job, TaskList } from '#platform/jobs/task'
import { mailPerson } from './mail-person.ts'

const MOST_AT_ONCE = 1000

/** Enqueues a job for each person of any workspace whose mail is due: one that fails keeps nobody else waiting. */
async function mailEverybodyDue({ kith }: Job): Promise<void> {
  if (!kith.config.smtpUrl) return forgetMails(kith)
  const { rows } = await kith.database.owner.query<{ workspaceId: string; userId: string }>(
    `select distinct workspace_id as "workspaceId", user_id as "userId" from notifications
      where mail_at <= $1 and mailed_at is null limit ${MOST_AT_ONCE}`,
    [kith.now()],
  )
  for (const { workspaceId, userId } of rows) {
    const acting = await actingForJob(kith, { workspaceId, userId })
    await inWorkspace(kith, acting, (ctx) =>
      ctx.later('notifications.mailPerson', {}, { key: `notifications.mail ${workspaceId} ${userId}` }),
    )
  }
}

/** Without a mail server nothing waits: once there is one, nobody is flooded with what was long ago. */
async function forgetMails({ database, now }: Kith): Promise<void> {
  await database.owner.query('update notifications set mail_at = null where mail_at <= $1 and mailed_at is null', [
    now(),
  ])
}

/** Forgets what people were told three months ago. */
async function forgetNotifications({ kith }: Job): Promise<void> {
  await kith.database.owner.query(`delete from notifications where created_at < $1::timestamptz - interval '90 days'`, [
    kith.now(),
  ])
}

export const notificationTasks: TaskList = {
  'notifications.mail': mailEverybodyDue,
  'notifications.mailPerson': ({ workspace, kith }) => workspace((ctx) => mailPerson(ctx, kith.config)),
  'notifications.forget': forgetNotifications,
}
