import type { Narrowing } from '#platform/db/transaction'
import type { Permission } from '../permissions.ts'
import { type Act, type FieldRules, grantsOf, partsOf, type Reach, type RoleRules } from './rules.ts'

/** A role ready to be asked. One per role and version of a workspace's rights, so that what follows from it is remembered by it. */
export interface RoleRights {
  id: string
  rules: RoleRules
  may(permission: Permission): boolean
  reach(object: string, act: Act): Reach
  fields(object: string): FieldRules
  /** Whether every row may be read: then transactions are not narrowed. */
  readsAll: boolean
}

/** What one person may do in a workspace: the role's rights, and who is near. */
export interface Rights extends RoleRights {
  /** The role's alone, the same for all who have it. */
  role: RoleRights
  userId: string
  /** What a transaction of this person's is told; null: it sees every row. */
  narrowing: Narrowing | null
  /** Whose records of an object the act may be done to; null: everybody's. */
  owners(object: string, act: Act): readonly string[] | null
  /** The person's teams and those above them. */
  teams: readonly string[]
}

const noRules: FieldRules = { hidden: [], readonly: [] }

/** @param objectOf the name of the object of a plural; the plural itself for what is no object, such as `segments` */
export function rightsOfRole(id: string, rules: RoleRules, objectOf: (plural: string) => string): RoleRights {
  const named = new Set<string>(rules.rights)
  const everything = [rules.defaults, ...Object.values(rules.objects)]
  return {
    id,
    rules,
    may(permission) {
      const parts = partsOf(permission)
      if (!parts) return named.has(permission)
      // The address that all objects of the workspace's own share; each is asked about by its own name behind it.
      if (parts.plural === 'records') return everything.some((grants) => grants[parts.act] !== 'none')
      return grantsOf(rules, objectOf(parts.plural))[parts.act] !== 'none'
    },
    reach: (object, act) => grantsOf(rules, object)[act],
    fields: (object) => (Object.hasOwn(rules.fields, object) ? (rules.fields[object] ?? noRules) : noRules),
    readsAll: everything.every(({ read }) => read === 'all'),
  }
}

/** Who stands near a person. */
export interface Near {
  /** Of the person's teams and those below them, the person among them. */
  mates: readonly string[]
  teams: readonly string[]
}

/** The rights of one person who has a role. `scoped` narrows them further, as an API key's scopes do. */
export function rightsOfPerson(
  role: RoleRights,
  userId: string,
  { mates, teams }: Near,
  scoped: (permission: Permission) => boolean = () => true,
): Rights {
  const owners = (object: string, act: Act) => ownersWithin(role.reach(object, act), userId, mates)
  return {
    ...role,
    role,
    userId,
    may: (permission) => role.may(permission) && scoped(permission),
    owners,
    teams,
    narrowing: role.readsAll ? null : { reads: readsOf(role.rules, userId, mates), teams },
  }
}

function ownersWithin(reach: Reach, userId: string, mates: readonly string[]): readonly string[] | null {
  if (reach === 'all') return null
  return reach === 'team' ? mates : reach === 'own' ? [userId] : []
}

function readsOf({ defaults, objects }: RoleRules, userId: string, mates: readonly string[]): Narrowing['reads'] {
  const named = Object.entries(objects).map(([object, { read }]) => [object, ownersWithin(read, userId, mates)])
  return { '*': ownersWithin(defaults.read, userId, mates), ...Object.fromEntries(named) }
}
