import type { Ctx } from '#platform/ctx/ctx'
import { allMetrics, type Metric } from './metric.ts'

/** The metrics of the objects that this person may read. */
export function describeMetrics(ctx: Ctx) {
  const readable = new Set(ctx.objects.all().flatMap(({ name, plural }) => (ctx.may(`${plural}.read`) ? name : [])))
  return allMetrics()
    .filter(({ object }) => readable.has(object))
    .map(({ id, version, object, unit, better, formula, reckoned }) => ({
      ...{ id, version, object, unit, better, formula },
      from: partsOf(reckoned),
    }))
}

function partsOf(reckoned: Metric['reckoned']): string[] {
  if (reckoned.kind === 'ratio') return [reckoned.numerator, reckoned.denominator]
  return reckoned.kind === 'worked' ? reckoned.from : []
}
