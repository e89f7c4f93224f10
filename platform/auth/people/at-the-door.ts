import type { FastifyRequest } from 'fastify'
import { sql } from 'kysely'
import type { Acting, Kith } from '#platform/ctx/ctx'
import { isWithin } from '#platform/values/network'
import type { Permission } from '../permissions.ts'

/** What a workspace asks of somebody and what is known of them, as `kith.at_the_door` tells it. */
export interface Door {
  twoFactorSince: string | null
  graceDays: number
  idleMinutes: number | null
  longestHours: number | null
  adminAddresses: string[]
  hasTwoFactor: boolean
  joinedAt: string | null
  /** Null: an API key. */
  signedInAt: string | null
  lastSeenAt: string | null
  /** Whether the session came by the workspace's provider. */
  byProvider: boolean
  /** A provider let the person in without a second step. */
  secondStepDue: boolean
  /** The provider that this person must come by and did not. */
  providerNeeded: { id: string; label: string } | null
}

/** Why somebody who is recognised gets no further. */
export const barriers = ['provider_needed', 'code_needed', 'two_factor_needed', 'address_not_allowed'] as const
export type Barred = (typeof barriers)[number]

/** Whoever may do one of these is an administrator to the list of addresses. */
const administrative: readonly Permission[] = ['settings', 'members', 'apiKeys', 'dataModel', 'audit']

const MINUTE_MS = 60_000
const HOUR_MS = 60 * MINUTE_MS
const DAY_MS = 24 * HOUR_MS

/** Whether the session has rested, or lasted, for longer than the workspace wants. */
export function isOver({ idleMinutes, longestHours, signedInAt, lastSeenAt }: Door, now: Date): boolean {
  const since = (moment: string | null) => (moment ? now.getTime() - new Date(moment).getTime() : 0)
  const rested = idleMinutes !== null && since(lastSeenAt) > idleMinutes * MINUTE_MS
  return rested || (longestHours !== null && since(signedInAt) > longestHours * HOUR_MS)
}

/** Until when somebody without two-step sign-in gets on; null: nothing is asked of them, or a provider has seen to it. */
export function twoFactorDue(door: Door): Date | null {
  const { twoFactorSince, graceDays, hasTwoFactor, joinedAt, signedInAt, byProvider, secondStepDue } = door
  if (!twoFactorSince || hasTwoFactor || signedInAt === null || (byProvider && !secondStepDue)) return null
  const begun = Math.max(new Date(twoFactorSince).getTime(), new Date(joinedAt ?? twoFactorSince).getTime())
  return new Date(begun + graceDays * DAY_MS)
}

export function barredBy(door: Door, acting: Acting, { address, now }: { address: string; now: Date }): Barred | null {
  if (door.providerNeeded) return 'provider_needed'
  if (door.secondStepDue && door.hasTwoFactor) return 'code_needed'
  const due = twoFactorDue(door)
  if (due && due <= now) return 'two_factor_needed'
  const isListed = door.adminAddresses.length > 0 && administrative.some(acting.may)
  return isListed && !isWithin(address, door.adminAddresses) ? 'address_not_allowed' : null
}

/**
 * Ends a session that is over. One that goes on is noted as seen, at most once a minute, and not by what an open page asks
 * for by itself: nobody sits before it.
 * @returns whether it goes on
 */
export async function keepSession(
  kith: Kith,
  door: Door,
  sessionId: string,
  request: FastifyRequest,
): Promise<boolean> {
  const now = kith.now()
  if (isOver(door, now)) {
    await kith.database.app.deleteFrom('sessions').where('id', '=', sessionId).execute()
    return false
  }
  const byItself = request.headers['x-kith-unattended'] !== undefined || request.routeOptions.url === '/api/v1/live'
  if (door.idleMinutes === null || byItself) return true
  if (now.getTime() - new Date(door.lastSeenAt ?? 0).getTime() < MINUTE_MS) return true
  await sql`update sessions set last_seen_at = ${now} where id = ${sessionId}`.execute(kith.database.app)
  return true
}
