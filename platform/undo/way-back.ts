import type { RawBuilder, SqlBool } from 'kysely'
import type { Permission } from '#platform/auth/permissions'
import type { Ctx } from '#platform/ctx/ctx'
import type { Conflict } from './undo-shape.ts'

/** Something that was done beside changing a record: relating two, merging some. */
export interface PastAct {
  id: string
  object: string
  recordId: string
  verb: 'other'
  type: string
  payload: Record<string, unknown>
}

/** What taking events back did, in records and relations, and what it left. */
export interface TakenBack {
  changed: number
  trashed: number
  restored: number
  conflicts: Conflict[]
}

/** How acts of some event types are taken back. */
export interface WayBack {
  types(ctx: Ctx): string[]
  /** Holds of every event that an undo takes back, of these types or others; so that each act is taken back once. */
  where: RawBuilder<SqlBool>
  /** What one must be allowed to, for taking such an event back. */
  permission(type: string): Permission
  /** Takes acts back, newest first. @throws Refusal when an act as a whole cannot be */
  takeBack(ctx: Ctx, acts: readonly PastAct[]): Promise<TakenBack>
}
