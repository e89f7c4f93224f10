import { type Clock, workingMinutesBetween } from '#platform/values/working-time'

/** Something that was said, or done, in a conversation; in order. */
export type Happened =
  | { at: Date; what: 'asked' }
  /** By a person: what a machine said lets nobody cease to wait. */
  | { at: Date; what: 'answered'; by: string | null }
  | { at: Date; what: 'resolved' }
  | { at: Date; what: 'reopened'; byCustomer: boolean }

export interface Wait {
  kind: 'first' | 'next' | 'resolution' | 'solved'
  startedAt: Date
  endedAt: Date | null
  endedBy: 'reply' | 'resolved' | 'customer' | 'colleague' | null
  minutes: number | null
  workMinutes: number | null
  /** Who answered; undefined: whose the conversation is. */
  agentId?: string | null
}

/**
 * How long a customer waited: for the first answer of a person, for the next ones, each from their oldest unanswered word, and from
 * their first word to the last resolving. What was resolved without an answer ends a wait, which is no answer then. What we
 * began ourselves begins with the customer's first word; without one there is nothing.
 */
export function reckonWaits(course: readonly Happened[], clock: Clock): Wait[] {
  const waits: Wait[] = []
  const ended = (
    wait: Pick<Wait, 'kind' | 'startedAt'>,
    endedAt: Date,
    more: Pick<Wait, 'endedBy' | 'agentId'>,
  ): Wait => ({
    ...{ ...wait, endedAt, minutes: (endedAt.getTime() - wait.startedAt.getTime()) / 60_000 },
    ...{ workMinutes: workingMinutesBetween(clock, wait.startedAt, endedAt), ...more },
  })
  const lasting = { endedAt: null, endedBy: null, minutes: null, workMinutes: null }
  let asked: Date | null = null
  let since: Date | null = null
  let isAnswered = false
  let solved: Date | null = null
  for (const one of course) {
    const waiting = since && { kind: isAnswered ? ('next' as const) : ('first' as const), startedAt: since }
    if (one.what === 'asked') {
      asked ??= one.at
      since ??= one.at
    } else if (one.what === 'answered') {
      if (waiting) waits.push(ended(waiting, one.at, { endedBy: 'reply', agentId: one.by }))
      since = null
      isAnswered ||= asked !== null
    } else if (one.what === 'resolved') {
      if (waiting) waits.push(ended(waiting, one.at, { endedBy: 'resolved' }))
      since = null
      solved ??= one.at
    } else if (solved) {
      waits.push(
        ended({ kind: 'solved', startedAt: solved }, one.at, { endedBy: one.byCustomer ? 'customer' : 'colleague' }),
      )
      solved = null
    }
  }
  if (since) waits.push({ kind: isAnswered ? 'next' : 'first', startedAt: since, ...lasting })
  if (solved) waits.push({ kind: 'solved', startedAt: solved, ...lasting })
  if (asked) {
    const whole = { kind: 'resolution' as const, startedAt: asked }
    waits.push(solved && solved > asked ? ended(whole, solved, { endedBy: 'resolved' }) : { ...whole, ...lasting })
  }
  return waits
}
