import type { RawBuilder } from 'kysely'
import type { Ctx } from '#platform/ctx/ctx'
import type { Filter } from './filter.ts'

/** That a rule, or the fallback where it has no name, gave a record to somebody, as the record is told. */
export interface Routed {
  recordId: string
  ruleName: string
  /** How whoever got it was chosen. */
  how: 'person' | 'roundRobin' | 'leastLoad' | 'team' | 'again' | 'fallback'
}

/** That somebody was taken off a record, and why. */
export interface TakenOff {
  recordId: string
  userId: string
  why: 'offline' | 'dayEnded'
}

/** Who last spoke with whoever a record is about. */
export interface LastWith {
  userId: string
  at: string
}

/** How records that customers wait behind are given to whoever is there, and wait for them in a queue. Each name is that of a field. */
export interface RoutingTrait<Name extends string = string> {
  /** Who has it. */
  holder: Name
  team: Name
  /** A choice, from the least to the most urgent. */
  priority: Name
  /** Which of its records want somebody, and keep busy whoever has them. */
  active: Filter
  /** Which of those wait for an answer. */
  waiting: Filter
  /** Which of them ask for somebody's whole attention while they last; null: none do. */
  live: () => Filter | null
  /** By the records' ids. */
  lastWith: (ctx: Ctx, ids: readonly string[]) => Promise<Map<string, LastWith>>
  /**
   * Those that customers began from a moment on: since when each waited, and when somebody of us answered first.
   * @returns a query that yields `id`, `since` and `at`, null where nobody did
   */
  answers: (ctx: Ctx, from: string) => RawBuilder<unknown>
  tellRouted: (ctx: Ctx, routed: readonly Routed[]) => Promise<void>
  tellTakenOff: (ctx: Ctx, taken: readonly TakenOff[]) => Promise<void>
}
