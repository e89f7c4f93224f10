import { KEYS_ROLE, type Permission, scopesMay } from '../permissions.ts'
import type { Recognised } from './workspace-rights.ts'

/** What is stored of an API key and says what it may. */
export interface KeyRow {
  scopes: string[]
  /** Null: that of an administrator. */
  role: string | null
  /** Of whoever made it, as of now. */
  makersRole: string
}

/** A key may what its scopes, its role and its maker's present role all allow. */
export const rightsOfKey = ({ scopes, role, makersRole }: KeyRow): Pick<Recognised, 'role' | 'within' | 'scoped'> => ({
  role: role ?? KEYS_ROLE,
  within: makersRole,
  scoped: (permission: Permission) => scopesMay(scopes, permission),
})
