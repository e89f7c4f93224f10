import type { Ctx } from '#platform/ctx/ctx'
import { localDay } from '#platform/values/local-time'

const DAY = 86_400_000

/** The day by the workspace's clocks. */
export const today = (ctx: Pick<Ctx, 'now' | 'workspace'>): string =>
  localDay(ctx.now().toISOString(), ctx.workspace.timeZone)

export const addDays = (day: string, days: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY).toISOString().slice(0, 10)
