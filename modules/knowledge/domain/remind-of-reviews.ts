import './notifications.ts'
import { sql } from 'kysely'
import type { Ctx } from '#platform/ctx/ctx'
import { notify } from '#platform/notifications/notify'

const AT_ONCE = 200

/** Tells the owners of published articles that the day to look at them again has come: of each day once, by its key. */
export async function remindOfReviews(ctx: Ctx): Promise<void> {
  const { rows } = await sql<{
    id: string
    ownerId: string
    day: string
  }>`select a.id, a.owner_id, a.review_on::text as day
    from articles a where a.workspace_id = ${ctx.workspaceId} and a.status = 'published' and a.deleted_at is null and a.owner_id is not null
      and a.review_on <= (${ctx.now().toISOString()}::timestamptz at time zone ${ctx.workspace.timeZone})::date
      and not exists (select from notifications n where n.workspace_id = a.workspace_id and n.user_id = a.owner_id
        and n.kind = 'article.reviewDue' and n.key = a.id || ':' || a.review_on)
    order by a.review_on, a.id limit ${AT_ONCE}`.execute(ctx.db)
  for (const { id, ownerId, day } of rows)
    await notify(ctx, {
      ...{ kind: 'article.reviewDue', to: [ownerId], by: null, object: 'article', recordId: id, key: `${id}:${day}` },
    })
}
