import { sql } from 'kysely'
import type { Ctx } from '#platform/ctx/ctx'
import { countUnread } from './list-notifications.ts'
import { tellPeople } from './notify.ts'

interface Mark {
  ids?: string[] | undefined
  upTo?: string | undefined
  read: boolean
}

/** Marks some of one's own notifications, or all until one, and tells one's other screens. What is no longer there is passed over. */
export async function markNotifications(ctx: Ctx, { ids, upTo, read }: Mark): Promise<{ unread: number }> {
  const { numAffectedRows } = await sql`
    update notifications set read_at = ${read ? ctx.now().toISOString() : null}::timestamptz
     where workspace_id = ${ctx.workspaceId} and user_id = ${ctx.userId} and (read_at is null) = ${read}
       and (id = any (${ids ?? []}::uuid[]) or id <= ${upTo ?? null}::uuid)`.execute(ctx.db)
  if (numAffectedRows && ctx.userId) await tellPeople(ctx, [ctx.userId])
  return countUnread(ctx)
}
