import type { Logger } from 'pino'
import type { Auth } from '#platform/auth/auth'
import type { Permission } from '#platform/auth/permissions'
import type { Config } from '#platform/config/config'
import { type Database, inTransaction, type Tx } from '#platform/db/database'
import type { TransactionOptions } from '#platform/db/transaction'
import type { EventDraft } from '#platform/events/event'
import { insertEvents } from '#platform/events/record'
import { enqueue } from '#platform/jobs/enqueue'
import type { ObjectRegistry } from '#platform/objects/registry'

/** What a workspace has decided once and every value is read and written by. */
export interface WorkspaceSettings {
  name: string
  /** BCP 47, e.g. `de`. */
  locale: string
  /** IANA, e.g. `Europe/Berlin`. */
  timeZone: string
  /** ISO 4217. */
  currency: string
  /** ISO 3166-1 alpha-2, for phone numbers without a country. */
  defaultCountry: string
}

/** On whose behalf something happens. `id` is a user, an API key, an import …, or null for the system. */
export interface Actor {
  kind: 'user' | 'apiKey' | 'import' | 'workflow' | 'assistant' | 'integration' | 'customer' | 'system'
  id: string | null
}

/** The running program: what lives as long as the process. Made once, in the composition root. */
export interface Kith {
  config: Config
  database: Database
  auth: Auth
  objects: ObjectRegistry
  log: Logger
  /** Hold each answer against its contract (tests). */
  checkOutput: boolean
  now(): Date
}

/** Who acts where; made by sign-in, by an API key, or by a job from its payload. */
export interface Acting {
  workspaceId: string
  workspace: WorkspaceSettings
  actor: Actor
  /** The person behind the act, also when a key or an import acts for them. */
  userId: string | null
  may(permission: Permission): boolean
  /** The event that led to this, e.g. an import's. */
  causeId?: string | null
}

/** What every domain function takes first. `db` is the transaction; what it records and enqueues commits with it. */
export interface Ctx extends Acting {
  db: Tx
  objects: ObjectRegistry
  log: Logger
  now(): Date
  /** Writes events in this transaction; subscribers see them once it commits. */
  record(...events: EventDraft[]): Promise<void>
  /** Enqueues a job in this transaction. `key` makes it unique: a second one with the same key replaces the first. */
  later(task: string, payload: Record<string, unknown>, options?: { key?: string; runAt?: Date }): Promise<void>
}

/** Runs `work` in one transaction that sees one workspace. All or nothing of what it writes stands. */
export function inWorkspace<T>(
  kith: Kith,
  acting: Acting,
  work: (ctx: Ctx) => Promise<T>,
  options?: TransactionOptions,
): Promise<T> {
  return inTransaction(kith.database, acting, (db) => work(contextOf(kith, acting, db)), options)
}

function contextOf({ objects, log, now }: Kith, acting: Acting, db: Tx): Ctx {
  return complete({ ...acting, db, objects, log, now })
}

/** The same transaction in another light: on behalf of an import, caused by an event, at a moment of the past. */
export function inLightOf(ctx: Ctx, changes: Partial<Pick<Ctx, 'actor' | 'causeId' | 'now'>>): Ctx {
  return complete({ ...ctx, ...changes })
}

function complete(parts: Omit<Ctx, 'record' | 'later'>): Ctx {
  const ctx: Ctx = {
    ...parts,
    record: (...events) => insertEvents(ctx, events),
    later: (task, payload, options) => enqueue(ctx, task, payload, options),
  }
  return ctx
}
