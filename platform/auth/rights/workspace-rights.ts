import { sql } from 'kysely'
import type { Kith } from '#platform/ctx/ctx'
import type { Database, Tx } from '#platform/db/database'
import type { ObjectRegistry } from '#platform/objects/registry'
import type { Permission } from '../permissions.ts'
import { type Near, type Rights, type RoleRights, rightsOfPerson, rightsOfRole } from './rights.ts'
import { commonRules, isReadyMade, type RoleRules, readyMadeRules } from './rules.ts'

/** Who may what in a workspace, as of one version of its rights and one of its data model. */
interface WorkspaceRights {
  version: string
  /** @param within a second role: then what both allow */
  role(id: string, within?: string): RoleRights | undefined
  near(userId: string): Near
}

/** What a process remembers of the workspaces of a database. */
const remembered = new WeakMap<Database, Map<string, WorkspaceRights>>()
const MOST_REMEMBERED = 500

/** Who asks where, as recognition found them. */
export interface Recognised {
  workspaceId: string
  userId: string
  /** A key of Kith's, or the id of one of the workspace's own. */
  role: string
  /** A role that allows no more than this: a key's maker's. */
  within?: string | undefined
  rightsVersion: number
  schemaVersion: number
  scoped?: (permission: Permission) => boolean
}

/**
 * What somebody may do. A process that remembers the workspace by its versions asks nobody; otherwise `transaction` is used
 * once. Null: the role is gone.
 */
export async function rightsOf(
  { database, objects }: Pick<Kith, 'database' | 'objects'>,
  { workspaceId, userId, role, within, rightsVersion, schemaVersion, scoped }: Recognised,
  transaction: <T>(work: (db: Tx) => Promise<T>) => Promise<T>,
): Promise<Rights | null> {
  const version = `${rightsVersion} ${schemaVersion}`
  const known = remembered.get(database)?.get(workspaceId)
  const found =
    known?.version === version
      ? known
      : remember(database, workspaceId, await transaction((db) => loadRights(db, workspaceId, objects, version)))
  const mine = found.role(role, within)
  return mine ? rightsOfPerson(mine, userId, found.near(userId), scoped) : null
}

function remember(database: Database, workspaceId: string, found: WorkspaceRights): WorkspaceRights {
  const own = remembered.get(database) ?? new Map<string, WorkspaceRights>()
  remembered.set(database, own)
  own.delete(workspaceId)
  own.set(workspaceId, found)
  const [oldest] = own.keys()
  if (own.size > MOST_REMEMBERED && oldest !== undefined) own.delete(oldest)
  return found
}

/** As the transaction sees it now. */
export async function loadRights(
  db: Tx,
  workspaceId: string,
  core: ObjectRegistry,
  version = '',
): Promise<WorkspaceRights> {
  const { rows } = await sql<Loaded>`select
    (select coalesce(jsonb_agg(jsonb_build_object('id', coalesce(key, id::text), 'rules', rules)), '[]')
       from roles where workspace_id = ${workspaceId}) as roles,
    (select coalesce(jsonb_object_agg(plural, name), '{}') from custom_objects where workspace_id = ${workspaceId}) as objects,
    (select coalesce(jsonb_agg(jsonb_build_object('id', id, 'parent', parent_id)), '[]')
       from teams where workspace_id = ${workspaceId}) as teams,
    (select coalesce(jsonb_agg(jsonb_build_object('team', team_id, 'user', user_id)), '[]')
       from team_members where workspace_id = ${workspaceId}) as members`.execute(db)
  const { roles, objects, teams, members } = rows[0] ?? { roles: [], objects: {}, teams: [], members: [] }
  const ours = new Map(core.all().map(({ name, plural }) => [plural, name]))
  const objectOf = (plural: string) => ours.get(plural) ?? objects[plural] ?? plural
  const stored = new Map(roles.map(({ id, rules }) => [id, rules]))
  const asked = new Map<string, RoleRights>()
  const near = nearness(teams, members)
  const rulesOf = (id: string) => stored.get(id) ?? (isReadyMade(id) ? readyMadeRules(id) : undefined)
  return {
    version,
    near,
    role(id, within = id) {
      const both = `${id} ${within}`
      const known = asked.get(both)
      if (known) return known
      const [rules, limit] = [rulesOf(id), rulesOf(within)]
      if (!rules || !limit) return undefined
      const made = rightsOfRole(id, rules === limit ? rules : commonRules(rules, limit), objectOf)
      asked.set(both, made)
      return made
    },
  }
}

interface Loaded {
  roles: { id: string; rules: RoleRules }[]
  objects: Record<string, string>
  teams: { id: string; parent: string | null }[]
  members: { team: string; user: string }[]
}

/** Who is in one's teams and the teams below them, and which teams stand above. */
function nearness(teams: Loaded['teams'], members: Loaded['members']): (userId: string) => Near {
  const parents = new Map(teams.map(({ id, parent }) => [id, parent]))
  const upwards = (id: string) => {
    const line = [id]
    for (let up = parents.get(id); up && !line.includes(up); up = parents.get(up)) line.push(up)
    return line
  }
  const found = new Map<string, Near>()
  return (userId) => {
    const known = found.get(userId)
    if (known) return known
    const own = new Set(members.filter(({ user }) => user === userId).map(({ team }) => team))
    const below = members.filter(({ team }) => own.size > 0 && upwards(team).some((id) => own.has(id)))
    const near = {
      mates: [...new Set([userId, ...below.map(({ user }) => user)])],
      teams: [...new Set([...own].flatMap(upwards))],
    }
    found.set(userId, near)
    return near
  }
}
