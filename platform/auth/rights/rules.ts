import { type NamedRight, namedRights, type Permission, type Role, roleMay, roles } from '../permissions.ts'

/** Whose records: everybody's, those of one's teams and the teams below them, one's own, nobody's. */
export const reaches = ['all', 'team', 'own', 'none'] as const
export type Reach = (typeof reaches)[number]

/** What may be done to records of an object, and to whose. */
export interface Grants {
  read: Reach
  create: Reach
  update: Reach
  delete: Reach
}
export type Act = keyof Grants

/** Fields of an object that do not show, or cannot be changed. */
export interface FieldRules {
  hidden: string[]
  readonly: string[]
}

/** What a role says. Objects by their name; `defaults` is for all that are not named. */
export interface RoleRules {
  defaults: Grants
  objects: Record<string, Grants>
  fields: Record<string, FieldRules>
  rights: NamedRight[]
}

const everywhere = (reach: Reach): Grants => ({ read: reach, create: reach, update: reach, delete: reach })

/** A ready-made role as Kith ships it. */
export const readyMadeRules = (role: Role): RoleRules => ({
  defaults: role === 'reader' ? { ...everywhere('none'), read: 'all' } : everywhere('all'),
  objects: {},
  fields: {},
  rights: namedRights.filter((right) => roleMay(role, right)),
})

/** What somebody without any role may do. */
export const nothing: RoleRules = { defaults: everywhere('none'), objects: {}, fields: {}, rights: [] }

/** Whether a role is named by a key of Kith's, and not by the id of one's own. */
export const isReadyMade = (role: string): role is Role => (roles as readonly string[]).includes(role)

/** What a role says of an object. */
export const grantsOf = (rules: RoleRules, object: string): Grants =>
  Object.hasOwn(rules.objects, object) ? (rules.objects[object] ?? rules.defaults) : rules.defaults

/** What both of two roles allow. */
export function commonRules(one: RoleRules, other: RoleRules): RoleRules {
  const named = (of: 'objects' | 'fields') => [...new Set([...Object.keys(one[of]), ...Object.keys(other[of])])]
  const both = (object: string) => {
    const [mine, theirs] = [one, other].map(({ fields }) => fields[object])
    const joined = (kind: keyof FieldRules) => [...new Set([...(mine?.[kind] ?? []), ...(theirs?.[kind] ?? [])])]
    return { hidden: joined('hidden'), readonly: joined('readonly') }
  }
  return {
    defaults: narrower(one.defaults, other.defaults),
    objects: Object.fromEntries(
      named('objects').map((object) => [object, narrower(grantsOf(one, object), grantsOf(other, object))]),
    ),
    fields: Object.fromEntries(named('fields').map((object) => [object, both(object)])),
    rights: one.rights.filter((right) => other.rights.includes(right)),
  }
}

/** Each reach lies within the one before it, for the same person. */
const narrower = (one: Grants, other: Grants): Grants => {
  const lesser = (act: Act) => reaches[Math.max(reaches.indexOf(one[act]), reaches.indexOf(other[act]))] ?? 'none'
  return { read: lesser('read'), create: lesser('create'), update: lesser('update'), delete: lesser('delete') }
}

/** `contacts.read` as the thing and the act; null for a named right. */
export function partsOf(permission: Permission): { plural: string; act: Act } | null {
  const dot = permission.lastIndexOf('.')
  // The type says that an act follows the dot.
  return dot < 0 ? null : { plural: permission.slice(0, dot), act: permission.slice(dot + 1) as Act }
}
