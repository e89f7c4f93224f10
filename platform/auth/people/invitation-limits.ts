import type { Limit } from '../attempts.ts'

const DAY_MS = 24 * 60 * 60 * 1000

/** Long enough for a holiday, short enough that an old mail opens nothing. */
export const INVITATION_DAYS = 14

export const invitationEnd = (now: Date) => new Date(now.getTime() + INVITATION_DAYS * DAY_MS).toISOString()

/** Mails that one workspace may cause: a business invites its staff, a spammer the world. */
export const invitationsSent: Limit = { most: 200, seconds: 24 * 60 * 60 }

/** Openings of links from one address. */
export const linksOpened: Limit = { most: 60, seconds: 10 * 60 }
