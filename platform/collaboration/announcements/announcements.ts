import { membersOfTeams } from '#platform/auth/members-of-teams'
import { refuseUnknownTeams } from '#platform/auth/teams'
import '../events.ts'
import '../notifications.ts'
import { type RawBuilder, type SqlBool, sql } from 'kysely'
import { uuidv7 } from 'uuidv7'
import type { Ctx } from '#platform/ctx/ctx'
import { refuse } from '#platform/http/refusal'
import { notify } from '#platform/notifications/notify'
import { personOf, refuseReadingKeys } from '../subject.ts'
import type { Announcement } from './contract.ts'

interface Asked {
  unread?: 'true' | undefined
  limit: number
  cursor?: string | undefined
}

/** Announcements to the one who asks, newest first; whoever may announce sees all. */
export async function listAnnouncements(ctx: Ctx, { unread, limit, cursor }: Asked) {
  const conditions = [
    unread ? sql<SqlBool>`${isForMe(ctx)} and r.read_at is null` : isSeen(ctx),
    ...(cursor ? [sql<SqlBool>`a.id < ${cursor}`] : []),
  ]
  const rows = await rowsWhere(ctx, sql<SqlBool>`${sql.join(conditions, sql` and `)}`, limit + 1)
  const items = rows.slice(0, limit)
  return { items, nextCursor: rows.length > limit ? (items.at(-1)?.id ?? null) : null }
}

/** @throws Refusal announcement_not_found */
export async function findAnnouncement(ctx: Ctx, { id }: { id: string }): Promise<Announcement> {
  const [found] = await rowsWhere(ctx, sql<SqlBool>`a.id = ${id} and ${isSeen(ctx)}`, 1)
  return found ?? refuse('announcement_not_found')
}

const isForMe = (ctx: Ctx) => sql<SqlBool>`(a.to_everyone or ${ctx.userId} in (${meant(ctx)}))`

/** Everybody in the teams that the announcement `a` names. */
const meant = (ctx: Ctx) =>
  membersOfTeams(
    ctx,
    sql`select t.team_id from announcement_teams t where t.workspace_id = a.workspace_id and t.announcement_id = a.id`,
  )

const isSeen = (ctx: Ctx) => (ctx.may('announce') ? sql<SqlBool>`true` : isForMe(ctx))

async function rowsWhere(ctx: Ctx, where: RawBuilder<SqlBool>, limit: number): Promise<Announcement[]> {
  const { rows } = await sql<Announcement>`
    select a.id, a.title, a.body, a.created_at, a.edited_at, r.read_at,
      (select jsonb_build_object('id', u.id, 'name', u.name) from users u where u.id = a.author_id) as author,
      coalesce((select jsonb_agg(jsonb_build_object('id', teams.id, 'name', teams.name) order by teams.name)
        from announcement_teams t join teams on teams.workspace_id = t.workspace_id and teams.id = t.team_id
        where t.workspace_id = a.workspace_id and t.announcement_id = a.id), '[]') as teams
    from announcements a
    left join announcement_readings r on r.workspace_id = a.workspace_id and r.announcement_id = a.id and r.user_id = ${ctx.userId}
    where a.workspace_id = ${ctx.workspaceId} and a.withdrawn_at is null and ${where}
    order by a.id desc limit ${limit}`.execute(ctx.db)
  return rows
}

interface Draft {
  title: string
  body: string
  teamIds: string[]
}

/** Announces something and tells everybody it is for. Its author has read it. @throws Refusal team_not_found */
export async function announce(ctx: Ctx, { title, body, teamIds }: Draft): Promise<Announcement> {
  const id = uuidv7()
  const createdAt = ctx.now().toISOString()
  const teams = [...new Set(teamIds)]
  await refuseUnknownTeams(ctx, teams)
  await ctx.db
    .insertInto('announcements')
    .values({
      ...{ workspaceId: ctx.workspaceId, id, title, body, toEveryone: teams.length === 0 },
      ...{ authorId: ctx.userId, createdAt },
    })
    .execute()
  if (teams.length > 0)
    await ctx.db
      .insertInto('announcementTeams')
      .values(teams.map((teamId) => ({ workspaceId: ctx.workspaceId, announcementId: id, teamId })))
      .execute()
  if (ctx.userId) await noteReading(ctx, id, ctx.userId)
  await ctx.record({ type: 'announcement.created', object: 'announcement', recordId: id, payload: { title } })
  const to = (await audience(ctx, id)).map((reader) => reader.id)
  await notify(ctx, { kind: 'announcement.made', to, key: `announcement:${id}`, params: { id, title } })
  return findAnnouncement(ctx, { id })
}

/** @throws Refusal announcement_not_found */
export async function changeAnnouncement(ctx: Ctx, { id, title, body }: Omit<Draft, 'teamIds'> & { id: string }) {
  const before = await findAnnouncement(ctx, { id })
  if (before.title === title && before.body === body) return before
  await set(ctx, id, { title, body, editedAt: ctx.now().toISOString() })
  await ctx.record({ type: 'announcement.changed', object: 'announcement', recordId: id, payload: { title } })
  return findAnnouncement(ctx, { id })
}

/** @throws Refusal announcement_not_found */
export async function withdrawAnnouncement(ctx: Ctx, { id }: { id: string }): Promise<{ id: string }> {
  const { title } = await findAnnouncement(ctx, { id })
  await set(ctx, id, { withdrawnAt: ctx.now().toISOString() })
  await ctx.record({ type: 'announcement.withdrawn', object: 'announcement', recordId: id, payload: { title } })
  return { id }
}

interface Columns {
  title?: string
  body?: string
  editedAt?: string
  withdrawnAt?: string
}

const set = (ctx: Ctx, id: string, columns: Columns) =>
  ctx.db
    .updateTable('announcements')
    .set(columns)
    .where('workspaceId', '=', ctx.workspaceId)
    .where('id', '=', id)
    .execute()

/** Notes that the one who asks has read it; the first time counts. @throws Refusal announcement_not_found */
export async function readAnnouncement(ctx: Ctx, { id }: { id: string }): Promise<Announcement> {
  refuseReadingKeys(ctx)
  const userId = personOf(ctx)
  await findAnnouncement(ctx, { id })
  if (await noteReading(ctx, id, userId))
    await ctx.record({ type: 'announcement.read', object: 'announcement', recordId: id })
  return findAnnouncement(ctx, { id })
}

async function noteReading(ctx: Ctx, announcementId: string, userId: string): Promise<boolean> {
  const noted = await ctx.db
    .insertInto('announcementReadings')
    .values({ workspaceId: ctx.workspaceId, announcementId, userId, readAt: ctx.now().toISOString() })
    .onConflict((same) => same.doNothing())
    .returning('userId')
    .executeTakeFirst()
  return noted !== undefined
}

/** Whom it is for and who has read it, those who have not first. @throws Refusal announcement_not_found */
export async function listReaders(ctx: Ctx, { id }: { id: string }) {
  await findAnnouncement(ctx, { id })
  return { items: await audience(ctx, id) }
}

async function audience(ctx: Ctx, id: string) {
  const { rows } = await sql<{ id: string; name: string; readAt: string | null }>`
    select u.id, u.name, r.read_at from announcements a
    join memberships m on m.workspace_id = a.workspace_id
    join users u on u.id = m.user_id
    left join announcement_readings r on r.workspace_id = a.workspace_id and r.announcement_id = a.id and r.user_id = u.id
    where a.workspace_id = ${ctx.workspaceId} and a.id = ${id} and (a.to_everyone or u.id = a.author_id or u.id in (${meant(ctx)}))
    order by r.read_at nulls first, u.name, u.id`.execute(ctx.db)
  return rows
}
