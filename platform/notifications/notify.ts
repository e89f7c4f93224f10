import { sql } from 'kysely'
import { uuidv7 } from 'uuidv7'
import type { Ctx } from '#platform/ctx/ctx'
import { notificationKind } from './kinds.ts'
import { receiversOf } from './receivers.ts'

/** Something people are to be told of. */
export type Notification = {
  /** A declared kind. */
  kind: string
  /** User ids. Strangers, whoever may not read the record and the one who acts are left out. */
  to: readonly string[]
  /** The record it is about. */
  object?: string
  recordId?: string
  /** Values for the words of the kind. */
  params?: Record<string, string | number>
} & (
  | { /** The event behind it; each person is told once of one. */ eventId: string; key?: string }
  | { /** What it is, once and for all, e.g. `due:<task>:<day>`. */ key: string; eventId?: never }
)

/**
 * Tells people of something, in this transaction: a row in each one's inbox and, as they wish, a mail later. Once per
 * person, kind and key, so that a job that runs again tells nobody twice.
 */
export async function notify(ctx: Ctx, notification: Notification): Promise<void> {
  const { object, recordId, eventId, params = {} } = notification
  const kind = notificationKind(notification.kind)
  const receivers = await receiversOf(ctx, kind, notification.to, { object })
  if (receivers.length === 0) return
  const now = ctx.now().toISOString()
  const told = await ctx.db
    .insertInto('notifications')
    .values(
      receivers.map(({ userId, inApp, mail }) => ({
        workspaceId: ctx.workspaceId,
        id: uuidv7(),
        userId,
        kind: kind.kind,
        key: notification.key ?? eventId ?? '',
        object: object ?? null,
        recordId: recordId ?? null,
        eventId: eventId ?? null,
        actorId: ctx.userId,
        params: JSON.stringify(params),
        createdAt: now,
        inApp,
        mail: mail === 'none' ? null : mail,
        mailAt: mail === 'none' ? null : now,
      })),
    )
    .onConflict((same) => same.columns(['workspaceId', 'userId', 'kind', 'key']).doNothing())
    .returning('userId')
    .execute()
  await tellPeople(
    ctx,
    told.map(({ userId }) => userId),
  )
}

// PostgreSQL takes 8000 bytes in one notification.
const MOST_TOLD_AT_ONCE = 150

/** Tells the open screens of these people, on all their devices, that their inbox is another once this commits. */
export async function tellPeople(ctx: Ctx, userIds: readonly string[]): Promise<void> {
  for (let from = 0; from < userIds.length; from += MOST_TOLD_AT_ONCE) {
    const some = userIds.slice(from, from + MOST_TOLD_AT_ONCE)
    const message = JSON.stringify({ workspaceId: ctx.workspaceId, userIds: some, kind: 'notifications' })
    await sql`select pg_notify('kith_people', ${message})`.execute(ctx.db)
  }
}
