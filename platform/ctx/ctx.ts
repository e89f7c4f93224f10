import { sql } from 'kysely'
import type { Logger } from 'pino'
import type { Auth } from '#platform/auth/auth'
import type { Permission } from '#platform/auth/permissions'
import type { Rights } from '#platform/auth/rights/rights'
import type { Config } from '#platform/config/config'
import { type Database, inTransaction, type Tx } from '#platform/db/database'
import type { TransactionOptions } from '#platform/db/transaction'
import type { EventDraft } from '#platform/events/event'
import { insertEvents } from '#platform/events/record'
import { enqueue } from '#platform/jobs/enqueue'
import { concealed } from '#platform/objects/conceal'
import type { ObjectRegistry } from '#platform/objects/registry'
import { loadObjects, workspaceObjects } from '#platform/objects/workspace-registry'

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
  /** People who come without a company are linked to the one whose domain their mail has. */
  linkCompanies: boolean
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
  /** The program's own; a workspace's stand in its ctx. */
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
  /** The API key by which that person acts: jobs act with its rights, not with all of its maker's. */
  keyId?: string | undefined
  may(permission: Permission): boolean
  /** Which rows and fields; absent: all, for the system itself. */
  rights?: Rights | undefined
  /** Which state of the workspace's data model holds, as recognition told it; absent: the transaction asks. */
  schemaVersion?: number | undefined
  /** The event that led to this, e.g. an import's. */
  causeId?: string | null
  /** The address a request came from; a job has none. */
  address?: string
  /** An example of the past: events count as recorded at the moment of `now()`. */
  isRetold?: boolean
}

/** What every domain function takes first. `db` is the transaction; what it records and enqueues commits with it. */
export interface Ctx extends Acting {
  db: Tx
  /** The object types of this workspace: with its own fields, and its own objects. */
  objects: ObjectRegistry
  log: Logger
  now(): Date
  /** Writes events in this transaction; subscribers see them once it commits. */
  record(...events: EventDraft[]): Promise<void>
  /** Enqueues a job in this transaction. `key` makes it unique: a second one with the same key replaces the first. */
  later(task: string, payload: Record<string, unknown>, options?: { key?: string; runAt?: Date }): Promise<void>
}

export interface WorkOptions extends TransactionOptions {
  /** All it reads is of one moment, and it writes nothing. Said before anything else, for PostgreSQL takes it only then. */
  oneMoment?: boolean
}

/** Runs `work` in one transaction that sees one workspace. All or nothing of what it writes stands. */
export function inWorkspace<T>(
  kith: Kith,
  acting: Acting,
  work: (ctx: Ctx) => Promise<T>,
  { oneMoment = false, ...options }: WorkOptions = {},
): Promise<T> {
  const opened = (db: Tx) =>
    oneMoment
      ? sql`set transaction isolation level repeatable read, read only`.execute(db).then(() => knowing(db))
      : knowing(db)
  const knowing = (db: Tx) => {
    const objects = workspaceObjects(kith.objects, acting, db)
    const within = (known: ObjectRegistry) =>
      work(complete({ ...acting, db, objects: concealed(known, acting.rights), log: kith.log, now: kith.now }))
    return objects instanceof Promise ? objects.then(within) : within(objects)
  }
  return inTransaction(kith.database, { ...acting, narrowing: acting.rights?.narrowing }, opened, options)
}

/** The same transaction with the data model as it has made it, before that is committed. */
export async function withCurrentObjects(ctx: Ctx): Promise<Ctx> {
  const objects = await loadObjects(ctx.objects.core, ctx.workspaceId, ctx.db)
  return complete({ ...ctx, objects: concealed(objects, ctx.rights) })
}

/** The same transaction in another light: on behalf of an import, caused by an event, at a moment of the past. */
export function inLightOf(
  ctx: Ctx,
  changes: Partial<Pick<Ctx, 'actor' | 'userId' | 'causeId' | 'now' | 'address' | 'isRetold'>>,
): Ctx {
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
