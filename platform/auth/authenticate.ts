import { createHash } from 'node:crypto'
import type { FastifyRequest } from 'fastify'
import { sql } from 'kysely'
import type { Acting, Actor, Kith, WorkspaceSettings } from '#platform/ctx/ctx'
import { inTransaction } from '#platform/db/database'
import { steady } from '#platform/db/steady'
import { refuse } from '#platform/http/refusal'
import { noteKeyUse } from './access/note-key-use.ts'
import { refuseForeignOrigin } from './foreign-origin.ts'
import { type Barred, barredBy, type Door, keepSession } from './people/at-the-door.ts'
import type { Permission } from './permissions.ts'
import { type KeyRow, rightsOfKey } from './rights/rights-of-key.ts'
import { type Recognised, rightsOf } from './rights/workspace-rights.ts'

/** Who sent a request: a person by session cookie, or a program by API key. */
export interface Visitor {
  userId: string
  via: 'session' | 'apiKey'
  sessionId: string | null
  /** The workspace whose provider let the person in: they act in no other. Null: any of theirs. */
  boundTo: string | null
  /** Null: signed in, but a member of no workspace. */
  acting: Acting | null
  /** What the workspace asks at its door; null: nothing. */
  door: Door | null
  /** Why they get no further there; null: they do. */
  barred: Barred | null
}

/**
 * Recognises the sender of a request, in one query.
 * @throws Refusal signed_out, invalid_api_key, foreign_origin, or workspace_not_found for an X-Kith-Workspace header
 *   that names a workspace the visitor does not belong to.
 */
export async function authenticate(kith: Kith, request: FastifyRequest): Promise<Visitor> {
  return (await visitorOf(kith, request)) ?? refuse('signed_out')
}

/** As `authenticate`, but null for a stranger. */
export async function visitorOf(kith: Kith, request: FastifyRequest): Promise<Visitor | null> {
  const visitor = await recognised(kith, request)
  if (!visitor?.acting) return visitor
  const acting = { ...visitor.acting, address: request.ip }
  if (visitor.via === 'apiKey') await noteKeyUse(kith, acting, request)
  const { door } = visitor
  const barred = door && barredBy(door, acting, { address: request.ip, now: kith.now() })
  return { ...visitor, acting, barred }
}

async function recognised(kith: Kith, request: FastifyRequest): Promise<Visitor | null> {
  const key = /^Bearer +(.*)$/i.exec(request.headers.authorization ?? '')?.[1]
  if (key !== undefined) return visitorByKey(kith, key, chosenWorkspace(request))
  const token = kith.auth.tokenOf(request.headers.cookie)
  if (token === null) return null
  refuseForeignOrigin(kith, request)
  return visitorBySession(kith, token, request)
}

/**
 * Where a visitor acts.
 * @param permission what they must be allowed there; `signedIn`, `public`: nothing
 * @throws Refusal workspace_not_found when they are a member of none, forbidden; two_factor_needed, address_not_allowed
 */
export function actingOf({ acting, barred, door }: Visitor, permission: Permission | 'signedIn' | 'public'): Acting {
  if (!acting) return refuse('workspace_not_found')
  if (barred) refuse(barred, { label: door?.providerNeeded?.label })
  if (permission !== 'signedIn' && permission !== 'public' && !acting.may(permission))
    refuse('forbidden', { permission })
  return acting
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

function chosenWorkspace(request: FastifyRequest): string | null {
  const header = request.headers['x-kith-workspace']
  if (header === undefined) return null
  const id = String(header).toLowerCase()
  return UUID.test(id) ? id : refuse('workspace_not_found')
}

interface WorkspaceRow extends WorkspaceSettings {
  workspaceId: string
  schemaVersion: number
  rightsVersion: number
}

// By name: a prepared statement may not have other columns after an update of Kith.
const columns =
  sql.raw(`found.role, found.workspace_id, found.schema_version, found.rights_version, found.name, found.locale,
  found.time_zone, found.currency, found.default_country, found.link_companies`)

interface KeyFound extends KeyRow {
  keyId: string
  createdBy: string
}

async function visitorByKey(kith: Kith, key: string, chosen: string | null): Promise<Visitor> {
  const hash = createHash('sha256').update(key).digest()
  const { rows } = await sql<
    WorkspaceRow & KeyFound & { door: Door | null }
  >`${steady} select found.key_id, found.scopes, found.created_by, found.makers_role, ${columns}, kith.at_the_door(found.workspace_id, found.created_by, null) as door
    from kith.find_api_key(${hash}) as found`.execute(kith.database.app)
  const found = rows[0] ?? refuse('invalid_api_key')
  if (chosen !== null && chosen !== found.workspaceId) refuse('workspace_not_found')
  const { keyId, createdBy, door } = found
  const recognised = { ...found, userId: createdBy, ...rightsOfKey(found) }
  const acting = await actingAs(kith, recognised, { kind: 'apiKey', id: keyId })
  return {
    userId: createdBy,
    via: 'apiKey',
    sessionId: null,
    boundTo: null,
    acting: acting ?? refuse('invalid_api_key'),
    door,
    barred: null,
  }
}

type SessionRow = { sessionId: string; userId: string; boundTo: string | null; door: Door | null } & (
  | (WorkspaceRow & { role: string })
  | { workspaceId: null; role: null }
)

async function visitorBySession(kith: Kith, token: string, request: FastifyRequest): Promise<Visitor | null> {
  const chosen = chosenWorkspace(request)
  const { rows } = await sql<SessionRow>`
    ${steady} select found.session_id, found.user_id, found.bound_to, ${columns}, kith.at_the_door(found.workspace_id, found.user_id, found.session_id) as door
    from kith.find_sign_in(${token}, ${chosen}::uuid) as found`.execute(kith.database.app)
  const found = rows[0]
  if (!found) return null
  if (chosen !== null && found.workspaceId === null) refuse('workspace_not_found')
  const { userId, sessionId, boundTo, door } = found
  if (door && !(await keepSession(kith, door, sessionId, request))) return null
  const acting = found.workspaceId === null ? null : await actingAs(kith, found, { kind: 'user', id: userId })
  return { userId, via: 'session', sessionId, boundTo, acting, door, barred: null }
}

/** Null when the role went between the question and its answer. */
async function actingAs(kith: Kith, found: WorkspaceRow & Recognised, actor: Actor): Promise<Acting | null> {
  const { workspaceId, schemaVersion, userId } = found
  const rights = await rightsOf(kith, found, (work) => inTransaction(kith.database, { workspaceId, userId }, work))
  if (!rights) return null
  const { may } = rights
  const keyId = actor.kind === 'apiKey' && actor.id ? { keyId: actor.id } : {}
  return { workspaceId, workspace: settingsOf(found), schemaVersion, actor, userId, ...keyId, may, rights }
}

function settingsOf(row: WorkspaceRow): WorkspaceSettings {
  const { name, locale, timeZone, currency, defaultCountry, linkCompanies } = row
  return { name, locale, timeZone, currency, defaultCountry, linkCompanies }
}
