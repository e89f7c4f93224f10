import '../events.ts'
import { sql } from 'kysely'
import { uuidv7 } from 'uuidv7'
import type { Ctx } from '#platform/ctx/ctx'
import { refuse } from '#platform/http/refusal'
import { roles as readyMade } from '../permissions.ts'
import { beyond, checkRules } from './check-rules.ts'
import { raiseRightsVersion } from './rights-version.ts'
import { isReadyMade, type RoleRules, readyMadeRules } from './rules.ts'

/** A role as the API gives it. */
export interface Role {
  id: string
  key: string | null
  name: string | null
  description: string
  readyMade: boolean
  edited: boolean
  rules: RoleRules
  members: number
  keys: number
  may: { change: boolean; delete: boolean; give: boolean }
}

interface Stored {
  id: string
  key: string | null
  name: string | null
  description: string
  rules: RoleRules
}

/** Kith's roles, then the workspace's own by name. */
export async function listRoles(ctx: Ctx): Promise<Role[]> {
  const [stored, counts] = await Promise.all([storedRoles(ctx), countsOf(ctx)])
  const own = stored.filter(({ key }) => key === null)
  const shipped = readyMade.map((key) => roleOf(ctx, stored.find((one) => one.key === key) ?? asShipped(key), counts))
  return [...shipped, ...own.map((one) => roleOf(ctx, one, counts))]
}

/** @throws Refusal role_not_found */
export async function findRole(ctx: Ctx, id: string): Promise<Role> {
  return (await listRoles(ctx)).find((role) => role.id === id) ?? refuse('role_not_found')
}

/** @throws Refusal role_name_taken, invalid_input, forbidden for a role that may more than whoever makes it */
export async function createRole(ctx: Ctx, draft: { name: string; description: string; rules: RoleRules }) {
  checkRules(ctx, draft.rules)
  const id = uuidv7()
  await writeRole(ctx, { id, key: null, ...draft })
  await ctx.record({ type: 'role.created', object: 'role', recordId: id, payload: { name: draft.name } })
  return findRole(ctx, id)
}

interface Change {
  id: string
  name?: string | undefined
  description?: string | undefined
  rules?: RoleRules | undefined
}

/** Changes what is given. A ready-made role gets a row of its own with its first change. @throws Refusal role_not_found, role_fixed, role_name_taken */
export async function changeRole(ctx: Ctx, { id, ...given }: Change): Promise<Role> {
  if (id === 'owner') refuse('role_fixed')
  if (given.rules) checkRules(ctx, given.rules)
  const stored = await storedRoles(ctx)
  const before = stored.find((one) => (one.key ?? one.id) === id) ?? (isReadyMade(id) ? asShipped(id) : null)
  if (!before) return refuse('role_not_found')
  const wanted = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined))
  const after = { ...before, ...wanted }
  const recordId = before.id === id && isReadyMade(id) ? uuidv7() : before.id
  await writeRole(ctx, { ...after, id: recordId })
  const changes = Object.fromEntries(
    Object.entries(wanted).map(([name, value]) => [name, [before[name as keyof Stored], value]]),
  )
  await ctx.record({ type: 'role.updated', object: 'role', recordId, payload: { name: after.name ?? id, changes } })
  return findRole(ctx, id)
}

/** @throws Refusal role_not_found, role_in_use, role_fixed */
export async function deleteRole(ctx: Ctx, id: string): Promise<{ id: string }> {
  if (id === 'owner') refuse('role_fixed')
  // Whoever gives this role right now holds the row; the next statement sees what they did.
  const { rows } = await sql<Stored>`select id, key, name from roles
    where workspace_id = ${ctx.workspaceId} and ${isReadyMade(id) ? sql`key = ${id}` : sql`id = ${id}`} for update`.execute(
    ctx.db,
  )
  const [role] = rows
  if (!role) return isReadyMade(id) ? { id } : refuse('role_not_found')
  await sql`update api_keys set role = null
    where workspace_id = ${ctx.workspaceId} and own_role = ${role.id} and revoked_at is not null`.execute(ctx.db)
  const gone = await sql<{ id: string }>`delete from roles where workspace_id = ${ctx.workspaceId} and id = ${role.id}
    and not exists (select from memberships m where m.workspace_id = roles.workspace_id and m.own_role = roles.id)
    and not exists (select from invitations i where i.workspace_id = roles.workspace_id and i.own_role = roles.id)
    and not exists (select from api_keys k where k.workspace_id = roles.workspace_id and k.own_role = roles.id)
    and not exists (select from identity_providers p where p.workspace_id = roles.workspace_id and p.own_role = roles.id)
    returning id`.execute(ctx.db)
  if (gone.rows.length === 0) refuse('role_in_use')
  await raiseRightsVersion(ctx)
  await ctx.record({ type: 'role.deleted', object: 'role', recordId: role.id, payload: { name: role.name ?? id } })
  return { id }
}

async function writeRole(ctx: Ctx, { id, key, name, description, rules }: Stored): Promise<void> {
  const now = ctx.now().toISOString()
  const { rows: twins } = await sql`select from roles
    where workspace_id = ${ctx.workspaceId} and lower(name) = lower(${name}) and id <> ${id}`.execute(ctx.db)
  if (twins.length > 0) refuse('role_name_taken', { name })
  await sql`insert into roles (workspace_id, id, key, name, description, rules, created_by, created_at, updated_at)
    values (${ctx.workspaceId}, ${id}, ${key}, ${name}, ${description}, ${JSON.stringify(rules)}, ${ctx.userId}, ${now}, ${now})
    on conflict (workspace_id, id) do update
      set name = excluded.name, description = excluded.description, rules = excluded.rules, updated_at = excluded.updated_at`.execute(
    ctx.db,
  )
  await raiseRightsVersion(ctx)
}

const asShipped = (key: (typeof readyMade)[number]): Stored => ({
  id: key,
  key,
  name: null,
  description: '',
  rules: readyMadeRules(key),
})

function roleOf(ctx: Ctx, { id, key, name, description, rules }: Stored, counts: Counts): Role {
  const named = key ?? id
  const count = counts.get(named) ?? { members: 0, keys: 0 }
  const isEdited = key !== null && id !== key
  const may = ctx.may('members') && key !== 'owner'
  return {
    id: named,
    ...{ key, name, description, rules, readyMade: key !== null, edited: isEdited },
    ...{ members: count.members, keys: count.keys },
    may: {
      ...{ change: may, delete: may && (key === null ? count.members + count.keys === 0 : isEdited) },
      give: ctx.may('members') && (isOwner(ctx) || key !== 'owner') && beyond(ctx, rules) === null,
    },
  }
}

const isOwner = ({ rights }: Ctx) => rights === undefined || rights.id === 'owner'

async function storedRoles(ctx: Ctx): Promise<Stored[]> {
  const { rows } = await sql<Stored>`select id, key, name, description, rules from roles
    where workspace_id = ${ctx.workspaceId} order by lower(name), id`.execute(ctx.db)
  return rows
}

type Counts = Map<string, { members: number; keys: number }>

async function countsOf(ctx: Ctx): Promise<Counts> {
  const { rows } = await sql<{ role: string; members: number; keys: number }>`
    select role, count(*) filter (where kind = 'member')::int as members, count(*) filter (where kind = 'key')::int as keys
    from (select role, 'member' as kind from memberships where workspace_id = ${ctx.workspaceId}
      union all select role, 'key' from api_keys where workspace_id = ${ctx.workspaceId} and revoked_at is null and role is not null) as had
    group by role`.execute(ctx.db)
  return new Map(rows.map(({ role, ...counts }) => [role, counts]))
}
