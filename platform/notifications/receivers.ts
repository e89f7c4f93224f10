import { whoMayRead } from '#platform/auth/rights/may-read'
import type { Ctx } from '#platform/ctx/ctx'
import type { NotificationKind } from './kinds.ts'
import type { Mailing } from './mailings.ts'

/** Somebody who is to be told, and how. */
export interface Receiver {
  userId: string
  inApp: boolean
  mail: Mailing
}

/**
 * Who of these people is told: members of the workspace who may read that record, and want to hear of it
 * in the app or by mail.
 */
export async function receiversOf(
  ctx: Ctx,
  kind: NotificationKind,
  userIds: readonly string[],
  about: { object?: string | undefined; recordId?: string | undefined; by: string | null },
): Promise<Receiver[]> {
  const wanted = [...new Set(userIds)].filter((id) => kind.alsoOwnActs || id !== about.by)
  if (wanted.length === 0) return []
  const rows = await ctx.db
    .selectFrom('memberships as m')
    .leftJoin('notificationPreferences as p', (join) =>
      join.onRef('p.workspaceId', '=', 'm.workspaceId').onRef('p.userId', '=', 'm.userId').on('p.kind', '=', kind.kind),
    )
    .innerJoin('users as u', 'u.id', 'm.userId')
    .select(['m.userId', 'p.inApp', 'p.mail'])
    .select((row) =>
      row
        .exists(
          row.selectFrom('users as d').select('d.id').where('d.id', '=', about.by).where('d.demoOf', 'is not', null),
        )
        .as('isExample'),
    )
    .where('m.workspaceId', '=', ctx.workspaceId)
    .where('m.userId', 'in', wanted)
    // Nobody reads what a colleague of the demo is told.
    .where('u.demoOf', 'is', null)
    .execute()
  const { object, recordId } = about
  const readers = object === undefined ? null : new Set(await whoMayRead(ctx, { userIds: wanted, object, recordId }))
  return rows
    .filter(({ userId }) => readers === null || readers.has(userId))
    .map(({ userId, inApp, mail, isExample }) => ({
      userId,
      inApp: inApp ?? kind.defaults.inApp,
      // The table's check constraint knows no other way. What people of the demo do is mailed to nobody.
      mail: isExample ? ('none' as const) : ((mail as Mailing | null) ?? kind.defaults.mail),
    }))
    .filter(({ inApp, mail }) => inApp || mail !== 'none')
}
