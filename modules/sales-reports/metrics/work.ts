import type { Filter } from '#platform/objects/filter'
import { declareMetric } from '#platform/reports/metric'

/** Work on customers: what leads to deals. */
const took =
  (kind: string) =>
  (span: { from: string; to: string }): Filter => ({
    and: [
      { field: 'kind', op: 'in', value: [kind] },
      { field: 'startsAt', op: 'between', value: [span.from, span.to] },
      { not: { field: 'outcome', op: 'in', value: ['cancelled', 'noShow'] } },
    ],
  })

declareMetric({
  ...{ id: 'work.calls', version: 1, object: 'activity', unit: 'count', better: 'up' },
  formula: 'calls in the period that were not cancelled',
  reckoned: { kind: 'count', of: took('call') },
})
declareMetric({
  ...{ id: 'work.meetings', version: 1, object: 'activity', unit: 'count', better: 'up' },
  formula: 'meetings in the period that were neither cancelled nor missed',
  reckoned: { kind: 'count', of: took('meeting') },
})
declareMetric({
  ...{ id: 'work.tasksDone', version: 1, object: 'task', unit: 'count', better: 'up' },
  formula: 'tasks completed in the period',
  reckoned: { kind: 'count', of: ({ from, to }) => ({ field: 'completedAt', op: 'between', value: [from, to] }) },
})
