import '../events.ts'
import { type RawBuilder, type SqlBool, sql } from 'kysely'
import { uuidv7 } from 'uuidv7'
import type { Ctx } from '#platform/ctx/ctx'
import { refuse } from '#platform/http/refusal'
import { recordsOf } from '#platform/objects/find-record'
import type { ObjectType } from '#platform/objects/object-type'
import { refuseOutOfReach } from '#platform/objects/reach'

export interface Share {
  id: string
  object: string
  recordId: string
  person: { id: string; name: string } | null
  team: { id: string; name: string } | null
  level: 'read' | 'update'
  createdBy: { id: string; name: string } | null
  createdAt: string
}

/** With whom a record is shared. @throws Refusal record_not_found */
export async function listShares(
  ctx: Ctx,
  { object, recordId }: { object: string; recordId: string },
): Promise<Share[]> {
  await readable(ctx, object, recordId)
  return sharesWhere(ctx, sql<SqlBool>`s.object = ${object} and s.record_id = ${recordId}`)
}

interface Wanted {
  object: string
  recordId: string
  userId?: string | undefined
  teamId?: string | undefined
  level: 'read' | 'update'
}

/** Shares a record, or changes at which level. @throws Refusal record_not_found, member_not_found, team_not_found, forbidden */
export async function shareRecord(ctx: Ctx, { object, recordId, userId, teamId, level }: Wanted): Promise<Share> {
  const type = await readable(ctx, object, recordId)
  await expectMayShare(ctx, type, recordId)
  await expectReceiver(ctx, { userId, teamId })
  const { rows } = await sql<{ id: string }>`
    insert into record_shares (workspace_id, id, object, record_id, user_id, team_id, level, created_by, created_at)
    values (${ctx.workspaceId}, ${uuidv7()}, ${object}, ${recordId}, ${userId ?? null}, ${teamId ?? null}, ${level}, ${ctx.userId},
      ${ctx.now().toISOString()})
    on conflict (workspace_id, record_id, user_id, team_id) do update set level = excluded.level returning id`.execute(
    ctx.db,
  )
  const id = rows[0]?.id ?? refuse('share_not_found')
  const payload = { object, recordId, userId: userId ?? null, teamId: teamId ?? null, level }
  await ctx.record({ type: 'share.created', object: 'share', recordId: id, payload })
  return findShare(ctx, id)
}

/** @throws Refusal share_not_found, forbidden */
export async function endShare(ctx: Ctx, id: string): Promise<{ id: string }> {
  const { object, recordId, person, team, level } = await findShare(ctx, id)
  const type = await readable(ctx, object, recordId)
  await expectMayShare(ctx, type, recordId)
  await sql`delete from record_shares where workspace_id = ${ctx.workspaceId} and id = ${id}`.execute(ctx.db)
  const payload = { object, recordId, userId: person?.id ?? null, teamId: team?.id ?? null, level }
  await ctx.record({ type: 'share.ended', object: 'share', recordId: id, payload })
  return { id }
}

/** A record one sees. @throws Refusal record_not_found */
async function readable(ctx: Ctx, object: string, recordId: string): Promise<ObjectType> {
  const type = ctx.objects.known(object)
  const [record] = type && ctx.may(`${type.plural}.read`) ? await recordsOf(ctx, type, [recordId]) : []
  return type && record ? type : refuse('record_not_found', { object })
}

async function expectMayShare(ctx: Ctx, type: ObjectType, recordId: string): Promise<void> {
  const permission = `${type.plural}.update` as const
  if (!ctx.may(permission)) refuse('forbidden', { permission })
  await refuseOutOfReach(ctx, type, 'update', [recordId])
}

async function expectReceiver(ctx: Ctx, { userId, teamId }: Pick<Wanted, 'userId' | 'teamId'>): Promise<void> {
  const { rows } = await sql`select from ${userId ? sql`memberships` : sql`teams`}
    where workspace_id = ${ctx.workspaceId} and ${userId ? sql`user_id = ${userId}` : sql`id = ${teamId}`}`.execute(
    ctx.db,
  )
  if (rows.length === 0) refuse(userId ? 'member_not_found' : 'team_not_found')
}

/** One whose record is seen. @throws Refusal share_not_found */
async function findShare(ctx: Ctx, id: string): Promise<Share> {
  const [share] = await sharesWhere(ctx, sql<SqlBool>`s.id = ${id}`)
  const type = share && ctx.objects.known(share.object)
  const [record] = share && type && ctx.may(`${type.plural}.read`) ? await recordsOf(ctx, type, [share.recordId]) : []
  return share && record ? share : refuse('share_not_found')
}

async function sharesWhere(ctx: Ctx, condition: RawBuilder<SqlBool>): Promise<Share[]> {
  const named = (alias: string) =>
    sql.raw(`case when ${alias}.id is not null then jsonb_build_object('id', ${alias}.id, 'name', ${alias}.name) end`)
  const { rows } =
    await sql<Share>`select s.id, s.object, s.record_id, ${named('u')} as person, ${named('t')} as team, s.level,
      ${named('c')} as created_by, s.created_at
    from record_shares s left join users u on u.id = s.user_id left join users c on c.id = s.created_by
    left join teams t on t.workspace_id = s.workspace_id and t.id = s.team_id
    where s.workspace_id = ${ctx.workspaceId} and ${condition} order by s.created_at, s.id`.execute(ctx.db)
  return rows
}
