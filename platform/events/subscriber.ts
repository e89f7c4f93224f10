import type { Ctx } from '#platform/ctx/ctx'

/** An event as it stands in the stream. */
export interface RecordedEvent {
  id: string
  type: string
  object: string | null
  recordId: string | null
  contactId: string | null
  companyId: string | null
  actorKind: string
  actorId: string | null
  causeId: string | null
  payload: Record<string, unknown>
  /** When it happened, ISO 8601. */
  occurredAt: string
  /** When it was written down, ISO 8601. */
  recordedAt: string
}

/** Somebody who wants to know of events once they are committed, and who begins with the first there ever was. */
export interface Subscriber {
  /** Names its cursor: it must never change. */
  name: string
  types: readonly string[] | RegExp | 'all'
  /** A condition in SQL over the event `e`, beside its type and actor: what does not pass is never read. */
  only?: string
  /** Needs no payloads: they are read as empty. */
  heads?: true
  /** How long it lets events gather before it looks, so that many made one after the other come as a few; 250 unless told. */
  gatherMs?: number
  /** Events of these kinds of actors alone. */
  ofActors?: readonly string[]
  /** Events of these kinds of actors are passed over, e.g. of imports, after which it catches up in one go. */
  passesOver?: readonly string[]
  /**
   * Takes note of some events of one workspace, oldest first. What it writes commits together with the cursor, so it
   * counts exactly once; what it does elsewhere it does at least once. Throwing means: give me the same again later,
   * and nothing after it until then.
   */
  handle(ctx: Ctx, events: readonly RecordedEvent[]): Promise<void>
}
