import { z } from 'zod'
import type { StandingConnection } from '#platform/db/standing-connection'

/** Who keeps silent for so long is gone; a screen speaks every ten seconds. */
export const GONE_AFTER_MS = 25_000
/** Who typed within this long is typing. */
export const TYPED_MS = 12_000

/** What the processes tell each other of one screen. */
export const Beat = z.object({
  workspaceId: z.uuid(),
  recordId: z.uuid(),
  screen: z.uuid(),
  userId: z.uuid(),
  name: z.string(),
  typing: z.boolean(),
  isGone: z.boolean(),
})
export type Beat = z.output<typeof Beat>

export interface PresentPerson {
  id: string
  name: string
  typing: boolean
}

interface Screen {
  userId: string
  name: string
  /** Moments in milliseconds. */
  heardAt: number
  typedAt: number
}

/**
 * Who is on which record, in this process's memory alone: each process hears every beat, so all of them know the same.
 * A process that was away knows it again after one round of beats.
 */
export function openPresence(standing: StandingConnection, now: () => Date) {
  const records = new Map<string, Map<string, Screen>>()
  const keyOf = ({ workspaceId, recordId }: Pick<Beat, 'workspaceId' | 'recordId'>) => `${workspaceId} ${recordId}`

  function hear(beat: Beat): void {
    const key = keyOf(beat)
    const screens = records.get(key) ?? new Map<string, Screen>()
    const at = now().getTime()
    if (beat.isGone) screens.delete(beat.screen)
    else {
      const { userId, name, typing } = beat
      screens.set(beat.screen, { userId, name, heardAt: at, typedAt: typing ? at : 0 })
      records.set(key, screens)
    }
    forgetSilent(at)
  }

  // Every beat also clears away: nobody is kept for longer than somebody else is here.
  function forgetSilent(at: number): void {
    for (const [key, screens] of records) {
      for (const [id, { heardAt }] of screens) if (at - heardAt > GONE_AFTER_MS) screens.delete(id)
      if (screens.size === 0) records.delete(key)
    }
  }

  /** Who is on a record, each person once, in the order they came. */
  function on(record: Pick<Beat, 'workspaceId' | 'recordId'>): PresentPerson[] {
    const at = now().getTime()
    forgetSilent(at)
    const people = new Map<string, PresentPerson>()
    for (const { userId, name, typedAt } of records.get(keyOf(record))?.values() ?? []) {
      const typing = at - typedAt < TYPED_MS || people.get(userId)?.typing === true
      people.set(userId, { id: userId, name, typing })
    }
    return [...people.values()]
  }

  standing.listen('kith_presence', (message) => hear(Beat.parse(JSON.parse(message))))
  return { hear, on }
}
export type Presence = ReturnType<typeof openPresence>

const opened = new WeakMap<StandingConnection, Presence>()

/** The presence of a process, which lives as long as its standing connection. */
export function presenceOf(standing: StandingConnection, now: () => Date): Presence {
  const known = opened.get(standing)
  if (known) return known
  const presence = openPresence(standing, now)
  opened.set(standing, presence)
  return presence
}
