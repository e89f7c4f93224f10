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
] as const

/** A right to do one thing to one kind of thing: `contacts.read`, or a named right. */
export type Permission = `${string}.${(typeof acts)[number]}` | (typeof namedRights)[number]

export const roles = ['owner', 'admin', 'member', 'reader'] as const
export type Role = (typeof roles)[number]

/** What an API key may do at most; its role is that of an administrator, narrowed by these. */
export const scopes = ['read', 'write', 'admin'] as const
export type Scope = (typeof scopes)[number]

const administrative: readonly Permission[] = [
  'settings',
  'members',
  'apiKeys',
  'jobs',
  'dataModel',
  'audit',
  'adoption',
  'announce',
]

/** Whether a role has a right. One place decides, for UI, API and search alike. */
export function roleMay(role: Role, permission: Permission): boolean {
  if (role === 'owner' || role === 'admin') return true
  if (permission.endsWith('.read')) return true
  return role === 'member' && !administrative.includes(permission)
}

/** Whether an API key's scopes cover a right. */
export function scopesMay(granted: readonly string[], permission: Permission): boolean {
  if (granted.includes('admin')) return true
  if (permission.endsWith('.read')) return granted.includes('read') || granted.includes('write')
  return granted.includes('write') && !administrative.includes(permission)
}
