import type { Ctx } from '#platform/ctx/ctx'
import { localDay } from '#platform/values/local-time'

const DAY = 86_400_000

/** The day by the workspace's clocks. */
export const today = (ctx: Pick<Ctx, 'now' | 'workspace'>): string =>
  localDay(ctx.now().toISOString(), ctx.workspace.timeZone)

/** An event of an earlier day than today happened then. */
export const happenedOn = (ctx: Pick<Ctx, 'now' | 'workspace'>, day: unknown): { occurredAt?: string } =>
  typeof day === 'string' && day < today(ctx) ? { occurredAt: `${day}T12:00:00.000Z` } : {}

export const addDays = (day: string, days: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY).toISOString().slice(0, 10)
