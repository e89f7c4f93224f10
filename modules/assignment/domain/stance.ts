export const stances = ['online', 'away', 'offline'] as const
export type Chosen = (typeof stances)[number]

/** What somebody said of themselves, when they were last seen, and since when their day is over. */
export interface Attendance {
  chosen: Chosen
  seenAt: string | null
  endedAt: string | null
  /** How long one may be unseen; null: for ever. */
  awayMinutes: number | null
}

/** How somebody stands to customers: as they said; unseen: they said they were there, and nobody has seen them lately. */
export type Stance = Chosen | 'unseen'

const MINUTE = 60_000

/** Whoever was seen after their day had ended is there again. */
export function stanceOf({ chosen, seenAt, endedAt, awayMinutes }: Attendance, now: Date): Stance {
  const seen = seenAt === null ? Number.NEGATIVE_INFINITY : Date.parse(seenAt)
  if (chosen === 'offline' || (endedAt !== null && seen <= Date.parse(endedAt))) return 'offline'
  if (chosen === 'away') return 'away'
  const isUnseen = awayMinutes !== null && now.getTime() - seen > awayMinutes * MINUTE
  return isUnseen ? 'unseen' : 'online'
}
