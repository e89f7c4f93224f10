import { sql } from 'kysely'
import type { z } from 'zod'
import type { Ctx } from '#platform/ctx/ctx'
import type { Language } from '#platform/i18n/translate'
import type { NotificationEntry } from './contract.ts'
import { notificationKinds } from './kinds.ts'
import { readingOf } from './person.ts'
import { putIntoWords, type ToldRow } from './told.ts'

const MOST_COUNTED = 100

interface Query {
  kind?: string | undefined
  unread?: boolean | undefined
  language?: Language | undefined
  cursor?: string | undefined
  limit: number
}

/** A page of what the person behind `ctx` was told, newest first. */
export async function listNotifications(ctx: Ctx, query: Query) {
  const { unread = false, language, cursor, limit } = query
  const wanted = kindsOf(query.kind)
  const { rows } = await sql<ToldRow & { readAt: string | null }>`
    select n.id, n.kind, n.object, n.record_id, n.actor_id, u.name as actor_name, n.params, n.created_at, n.read_at
      from notifications n left join users u on u.id = n.actor_id
     where n.workspace_id = ${ctx.workspaceId} and n.user_id = ${ctx.userId} and n.in_app
       and n.kind = any (${wanted}) and (${unread} = false or n.read_at is null)
       and (${cursor ?? null}::uuid is null or n.id < ${cursor ?? null})
     order by n.id desc limit ${limit + 1}`.execute(ctx.db)
  const page = rows.slice(0, limit)
  const told = await putIntoWords(ctx, page, await readingOf(ctx, language))
  const items = page.flatMap(({ actorId, actorName, params: _, ...row }): z.input<typeof NotificationEntry>[] => {
    const words = told.get(row.id)
    if (!words) return []
    const { object, recordId } = words.record === null ? { object: null, recordId: null } : row
    return [
      { ...row, object, recordId, ...words, actor: actorId && actorName ? { id: actorId, name: actorName } : null },
    ]
  })
  return { items, nextCursor: rows.length > limit ? (page.at(-1)?.id ?? null) : null }
}

/** How many the person behind `ctx` has not read, 100 at most. */
export async function countUnread(ctx: Ctx): Promise<{ unread: number }> {
  const { rows } = await sql<{ unread: number }>`
    select count(*) as unread from (
      select from notifications where workspace_id = ${ctx.workspaceId} and user_id = ${ctx.userId} and in_app
         and read_at is null and kind = any (${kindsOf()}) limit ${MOST_COUNTED}) as counted`.execute(ctx.db)
  return { unread: rows[0]?.unread ?? 0 }
}

/** The declared kinds, or those of a name: a kind that a release took away is not shown any more. */
const kindsOf = (name?: string) =>
  notificationKinds()
    .map(({ kind }) => kind)
    .filter((kind) => name === undefined || kind === name || kind.startsWith(`${name}.`))
