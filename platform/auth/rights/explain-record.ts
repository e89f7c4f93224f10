import { sql } from 'kysely'
import type { Ctx } from '#platform/ctx/ctx'
import { refuse } from '#platform/http/refusal'
import { column, ofType } from '#platform/objects/columns'
import type { ObjectType } from '#platform/objects/object-type'
import { ownerFields } from '#platform/objects/reach'
import { type Explained, personRights } from './explain.ts'
import type { Act } from './rules.ts'

interface Verdict {
  granted: boolean
  because: 'all' | 'owner' | 'creator' | 'team' | 'shared' | 'none'
  team: { id: string; name: string } | null
}

interface Asked {
  userId: string
  object: string
  recordId: string
}

/** What a person may do with one record, and why. @throws Refusal member_not_found, record_not_found for one the asker does not see */
export async function explainRecord(ctx: Ctx, { userId, object, recordId }: Asked) {
  const person = await personRights(ctx, userId)
  const type = ctx.objects.known(object)
  if (!type || !ctx.may(`${type.plural}.read`)) return refuse('record_not_found', { object })
  const standing = await standingOf(ctx, type, recordId)
  const [shared, team] = await Promise.all([shareOf(ctx, person, type, recordId), teamOf(ctx, person, standing.owners)])
  const verdict = (act: Act): Verdict => verdictOf(person, type, act, { ...standing, shared, team })
  return { read: verdict('read'), update: verdict('update'), delete: verdict('delete') }
}

interface Standing {
  /** Whose it is; its creator, where nobody's. */
  owners: readonly string[]
  isOwned: boolean
}

interface Near extends Standing {
  shared: 'read' | 'update' | null
  team: { id: string; name: string } | null
}

function verdictOf({ rights, userId }: Explained, type: ObjectType, act: Act, near: Near): Verdict {
  const no: Verdict = { granted: false, because: 'none', team: null }
  const within = rights.owners(type.name, act)
  if (rights.reach(type.name, act) === 'none') return no
  if (within === null) return { granted: true, because: 'all', team: null }
  if (near.owners.includes(userId)) return { granted: true, because: near.isOwned ? 'owner' : 'creator', team: null }
  if (near.owners.some((id) => within.includes(id))) return { granted: true, because: 'team', team: near.team }
  const isShared = act === 'read' ? near.shared !== null : act === 'update' && near.shared === 'update'
  return isShared ? { granted: true, because: 'shared', team: null } : no
}

async function standingOf(ctx: Ctx, type: ObjectType, recordId: string): Promise<Standing> {
  const names = ownerFields(type)
  const owners = names.length > 0 ? sql.join(names.map((name) => sql`${column(type, name)}::text`)) : sql`null::text`
  const { rows } = await sql<{ owners: string[]; createdBy: string | null }>`
    select array_remove(array[${owners}], null) as owners, created_by from ${sql.table(type.table)}
    where ${column(type, 'workspaceId')} = ${ctx.workspaceId} and ${column(type, 'id')} = ${recordId} and ${ofType(type)}`.execute(
    ctx.db,
  )
  const found = rows[0] ?? refuse('record_not_found', { object: type.name })
  const isOwned = found.owners.length > 0
  return { isOwned, owners: isOwned ? found.owners : found.createdBy ? [found.createdBy] : [] }
}

async function shareOf(ctx: Ctx, { userId, rights }: Explained, { name }: ObjectType, recordId: string) {
  const { rows } = await sql<{ level: 'read' | 'update' }>`select level from record_shares
    where workspace_id = ${ctx.workspaceId} and object = ${name} and record_id = ${recordId}
      and (user_id = ${userId} or team_id = any (${rights.teams}::uuid[])) order by level desc limit 1`.execute(ctx.db)
  return rows[0]?.level ?? null
}

/** The team in which, or below which, somebody of these stands with the person. */
async function teamOf(ctx: Ctx, { userId }: Explained, owners: readonly string[]) {
  const { rows } = await sql<{ id: string; name: string }>`
    with recursive below as (
      select t.id, t.id as top, t.name from teams t join team_members m on m.workspace_id = t.workspace_id and m.team_id = t.id
        where t.workspace_id = ${ctx.workspaceId} and m.user_id = ${userId}
      union select t.id, below.top, below.name from teams t join below on t.parent_id = below.id where t.workspace_id = ${ctx.workspaceId})
    select below.top as id, below.name from below join team_members m on m.team_id = below.id
    where m.workspace_id = ${ctx.workspaceId} and m.user_id = any (${owners}::uuid[]) limit 1`.execute(ctx.db)
  return rows[0] ?? null
}
