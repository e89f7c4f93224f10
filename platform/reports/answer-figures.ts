import { dayIn } from '#platform/calendar/days'
import type { Ctx } from '#platform/ctx/ctx'
import { refuseInput } from '#platform/http/refusal'
import type { Filter } from '#platform/objects/filter'
import type { GroupUnit } from '#platform/views/view-settings'
import { measure } from './measure.ts'
import { allMetrics, type Metric, metricNamed } from './metric.ts'
import { isPartial, type Period, periodBefore } from './period.ts'

export interface Asked extends Period {
  metrics: readonly string[]
  filter?: Filter | undefined
  by?: string | undefined
  unit?: GroupUnit | undefined
  compare?: 'true' | 'false' | undefined
}

/** Metrics over a period and, where that is wanted, over the one before it. @throws Refusal invalid_input */
export async function answerFigures(ctx: Ctx, { from, to, metrics: ids, compare, ...question }: Asked) {
  const period = checkedPeriod({ from, to })
  const metrics = checkedMetrics(ids)
  const object = metrics[0]?.object ?? ''
  const now = await measure(ctx, { ...question, metrics, object, period })
  const earlier = compare === 'true' ? periodBefore(period, today(ctx)) : null
  const then = earlier ? await measure(ctx, { ...question, metrics, object, period: earlier }) : null
  return {
    ...factsOf(ctx, period),
    ...now,
    before: earlier && then ? { period: earlier, total: then.total, parts: then.parts } : null,
  }
}

/** What every answer about a period says of it. */
export const factsOf = (ctx: Ctx, period: Period) => ({
  period,
  timeZone: ctx.workspace.timeZone,
  currency: ctx.workspace.currency,
  asOf: ctx.now().toISOString(),
  isPartial: isPartial(period, today(ctx)),
})

/** The day it is in the workspace. */
export const today = (ctx: Ctx): string => dayIn(ctx.now().toISOString(), ctx.workspace.timeZone)

const MOST_YEARS = 20

/** @throws Refusal invalid_input for a period that ends before it begins, or is longer than twenty years. */
export function checkedPeriod(period: Period): Period {
  const { from, to } = period
  const isTooLong = Number(to.slice(0, 4)) - Number(from.slice(0, 4)) > MOST_YEARS
  if (from <= to && !isTooLong) return period
  return refuseInput({
    path: 'to',
    code: 'period_invalid',
    message: isTooLong ? `A period is at most ${MOST_YEARS} years long` : 'The period ends before it begins',
    mend: 'Send “from” and “to” as days, the earlier one first.',
  })
}

function checkedMetrics(ids: readonly string[]): Metric[] {
  const metrics = ids.map((id) => metricNamed(id) ?? refuseMetric(`There is no metric “${id.slice(0, 100)}”`))
  // What counts rows of an object's records is asked for apart, too.
  const objects = new Set(metrics.map(({ object, rows }) => `${object} ${rows ?? ''}`))
  return objects.size === 1 ? metrics : refuseMetric('Metrics of several objects are asked for one object at a time')
}

const refuseMetric = (message: string): never =>
  refuseInput({
    path: 'metrics',
    code: 'metric_unknown',
    message,
    mend: `Use one or more of: ${allMetrics()
      .map(({ id }) => id)
      .join(', ')}.`,
  })
