import { sql } from 'kysely'
import type { Ctx } from '#platform/ctx/ctx'
import { refuse } from '#platform/http/refusal'
import { concealed, hiddenOf } from '#platform/objects/conceal'
import { namedRights } from '../permissions.ts'
import { type Rights, rightsOfPerson } from './rights.ts'
import { loadRights } from './workspace-rights.ts'

/** Somebody of the workspace, and what they may do as of now. */
export interface Explained {
  userId: string
  name: string
  role: { id: string; name: string | null }
  rights: Rights
}

/** @throws Refusal member_not_found, forbidden for somebody else's rights without the right to see to members */
export async function personRights(ctx: Ctx, userId: string): Promise<Explained> {
  if (userId !== ctx.userId && !ctx.may('members')) refuse('forbidden', { permission: 'members' })
  const { rows } = await sql<{ name: string; role: string; roleName: string | null }>`
    select users.name, m.role, r.name as role_name from memberships m join users on users.id = m.user_id
    left join roles r on r.workspace_id = m.workspace_id and (r.id = m.own_role or r.key = m.role)
    where m.workspace_id = ${ctx.workspaceId} and m.user_id = ${userId}`.execute(ctx.db)
  const found = rows[0] ?? refuse('member_not_found')
  const known = await loadRights(ctx.db, ctx.workspaceId, ctx.objects.core)
  const role = known.role(found.role) ?? refuse('member_not_found')
  return {
    userId,
    name: found.name,
    role: { id: found.role, name: found.roleName },
    rights: rightsOfPerson(role, userId, known.near(userId)),
  }
}

/** What a person may do, object by object, and what each follows from. */
export async function explainRights(ctx: Ctx, { userId }: { userId: string }) {
  const { name, role, rights } = await personRights(ctx, userId)
  const [teams, shared] = await Promise.all([teamsAround(ctx, userId, rights), sharesOf(ctx, userId, rights)])
  const seen = concealed(ctx.objects, rights)
  return {
    ...{ userId, name, role, teams },
    rights: namedRights.map((right) => ({ name: right, granted: rights.may(right) })),
    objects: seen.all().map((type) => ({
      object: type.name,
      plural: type.plural,
      grants: {
        read: rights.reach(type.name, 'read'),
        create: rights.reach(type.name, 'create'),
        update: rights.reach(type.name, 'update'),
        delete: rights.reach(type.name, 'delete'),
      },
      because: Object.hasOwn(rights.rules.objects, type.name) ? ('role' as const) : ('default' as const),
      hidden: [...hiddenOf(type)].map(([field, because]) => ({ name: field, because })),
      readonly: [...rights.fields(type.name).readonly],
      shared: shared.get(type.name) ?? 0,
    })),
  }
}

async function teamsAround(ctx: Ctx, userId: string, { teams }: Rights) {
  const { rows } = await sql<{ id: string; name: string; lead: boolean; through: 'member' | 'above' | 'below' }>`
    with recursive below as (
      select t.id from teams t join team_members m on m.workspace_id = t.workspace_id and m.team_id = t.id
        where t.workspace_id = ${ctx.workspaceId} and m.user_id = ${userId}
      union select t.id from teams t join below on t.parent_id = below.id where t.workspace_id = ${ctx.workspaceId})
    select t.id, t.name, coalesce(m.lead, false) as lead,
      case when m.user_id is not null then 'member' when t.id = any (${teams}::uuid[]) then 'above' else 'below' end as through
    from teams t left join team_members m on m.workspace_id = t.workspace_id and m.team_id = t.id and m.user_id = ${userId}
    where t.workspace_id = ${ctx.workspaceId} and (t.id = any (${teams}::uuid[]) or t.id in (select id from below))
    order by lower(t.name), t.id`.execute(ctx.db)
  return rows
}

async function sharesOf(ctx: Ctx, userId: string, { teams }: Rights): Promise<Map<string, number>> {
  const { rows } = await sql<{ object: string; count: number }>`
    select object, count(distinct record_id)::int as count from record_shares
    where workspace_id = ${ctx.workspaceId} and (user_id = ${userId} or team_id = any (${teams}::uuid[])) group by object`.execute(
    ctx.db,
  )
  return new Map(rows.map(({ object, count }) => [object, count]))
}
