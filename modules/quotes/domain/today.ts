import type { Ctx } from '#platform/ctx/ctx'
import { localDay } from '#platform/values/local-time'

const DAY = 86_400_000

/** The day by the workspace's clocks, or so many days later. */
export const today = (ctx: Pick<Ctx, 'now' | 'workspace'>, later = 0): string =>
  localDay(new Date(ctx.now().getTime() + later * DAY).toISOString(), ctx.workspace.timeZone)
