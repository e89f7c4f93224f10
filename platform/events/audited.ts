import { type RawBuilder, type SqlBool, sql } from 'kysely'

const rooms = [
  ...['signIn', 'password', 'twoFactor', 'member', 'invitation', 'role', 'team', 'share', 'security', 'apiKey'],
  ...['export', 'import', 'audit', 'alert', 'bulk', 'workspace'],
]

/** Whether an event of this type is kept for good and with the address it came from: as `kith.is_audited` says. */
export const isAudited = (type: string): boolean =>
  type.endsWith('.deleted') || rooms.some((room) => type.startsWith(`${room}.`))

/** The condition of the index `events_audited`, word for word, so that it serves. */
export const auditedOnly: RawBuilder<SqlBool> = sql<SqlBool>`(actor_kind <> 'import' or object = 'import')
  and (type like '%.deleted' or split_part(type, '.', 1) in (${sql.join(rooms.map((room) => sql.lit(room)))}))`
