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
  /** The person who caused it, if that is not the one behind `ctx`: they are left out, and named. */
  by?: string | null
  /** Gathers under one key: each time adds so much to the param `count`, and it is news again. */
  adds?: number
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
  const { object, recordId, eventId, by = ctx.userId, adds } = notification
  const params = adds === undefined ? notification.params : { ...notification.params, count: adds }
  const kind = notificationKind(notification.kind)
  const receivers = await receiversOf(ctx, kind, notification.to, { object, recordId, by })
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
        actorId: by,
        params: JSON.stringify(params ?? {}),
        createdAt: now,
        inApp,
        mail: mail === 'none' ? null : mail,
        mailAt: mail === 'none' ? null : now,
      })),
    )
    .onConflict((same) => {
      const known = same.columns(['workspaceId', 'userId', 'kind', 'key'])
      return adds === undefined ? known.doNothing() : known.doUpdateSet(gathered(adds))
    })
    .returning('userId')
    .execute()
  await tellPeople(
    ctx,
    told.map(({ userId }) => userId),
  )
}

/** What is told again comes to the top, unread, by whoever did it last. It is mailed once all the same. */
const gathered = (adds: number) => ({
  id: sql<string>`excluded.id`,
  actorId: sql<string | null>`excluded.actor_id`,
  createdAt: sql<string>`excluded.created_at`,
  readAt: null,
  params: sql<string>`notifications.params || jsonb_build_object('count', (notifications.params ->> 'count')::int + ${adds}::int)`,
})

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
