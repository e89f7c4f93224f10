import { timeZonesOf } from '#platform/auth/people/profile'
import type { Ctx } from '#platform/ctx/ctx'

/** Time zones of people by their ids; those who have chosen none live in the workspace's. */
export function timeZoneOf(ctx: Ctx, userIds: readonly string[]): Promise<Map<string, string>> {
  return timeZonesOf(ctx, userIds)
}
