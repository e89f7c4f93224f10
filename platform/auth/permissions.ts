export const acts = ['read', 'create', 'update', 'delete'] as const
export const namedRights = [
  'import',
  'export',
  'bulkDelete',
  'settings',
  'members',
  'apiKeys',
  'jobs',
  'dataModel',
  'merge',
  'audit',
  'adoption',
  'announce',
  'targets',
  'approveDiscounts',
  'sensitive',
] as const
export type NamedRight = (typeof namedRights)[number]

/** A right to do one thing to one kind of thing: `contacts.read`, or a named right. */
export type Permission = `${string}.${(typeof acts)[number]}` | NamedRight

/** The roles that Kith brings along; a workspace may make its own beside them (`rights/roles.ts`). */
export const roles = ['owner', 'admin', 'manager', 'member', 'reader'] as const
export type Role = (typeof roles)[number]

/** What an API key may do at most; its role is that of an administrator, narrowed by these. */
export const scopes = ['read', 'write', 'admin'] as const
export type Scope = (typeof scopes)[number]

/** What only administrators have, until a role says otherwise. */
const administrative: readonly Permission[] = [
  'sensitive',
  'settings',
  'members',
  'apiKeys',
  'jobs',
  'dataModel',
  'audit',
  'adoption',
  'announce',
  'targets',
  'approveDiscounts',
]

/** Whether a ready-made role has a right as Kith ships it; what a workspace made of it, see `rights/rights.ts`. */
export function roleMay(role: Role, permission: Permission): boolean {
  if (role === 'owner' || role === 'admin') return true
  if (permission.endsWith('.read')) return true
  if (role === 'manager' && forManagers.includes(permission)) return true
  return role !== 'reader' && !administrative.includes(permission)
}

const forManagers: readonly Permission[] = ['audit', 'adoption', 'announce', 'targets', 'approveDiscounts']

/** The role of a key that has none of its own: it does what its scopes say, within what its maker may. */
export const KEYS_ROLE: Role = 'admin'

/** Whether an API key's scopes cover a right. */
export function scopesMay(granted: readonly string[], permission: Permission): boolean {
  if (granted.includes('admin')) return true
  if (permission.endsWith('.read')) return granted.includes('read') || granted.includes('write')
  return granted.includes('write') && !administrative.includes(permission)
}
