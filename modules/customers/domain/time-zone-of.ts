import type { Ctx } from '#platform/ctx/ctx'

/** Time zones of people by their ids; those who have chosen none live in the workspace's. */
export async function timeZoneOf(_ctx: Ctx, _userIds: readonly string[]): Promise<Map<string, string>> {
  return new Map()
}
