import { type Days, daysOf, isPeriodName, type PeriodName } from '#app/web/reports/periods.ts'
import type { Filter } from '#app/web/ui/filter.ts'

/** The reports, in the order of their tabs. */
export const reports = ['overview', 'funnel', 'winRate', 'pipeline', 'lost', 'people', 'age'] as const
export type ReportName = (typeof reports)[number]

/** What a report shows, as its URL says it. */
export interface ReportSearch {
  report?: ReportName
  period?: PeriodName
  /** Days of one's own; they go before the named period. */
  from?: string
  to?: string
  pipeline?: string
  team?: string
  by?: string
  filter?: Filter
}

const DAY = /^\d{4}-\d{2}-\d{2}$/
const text = (value: unknown) => (typeof value === 'string' && value ? value : undefined)

/** Reads what of a URL belongs to reports; leaves out what has another shape, as somebody may have typed it. */
export function readReportSearch(search: Record<string, unknown>): ReportSearch {
  const report = reports.find((name) => name === search.report)
  const [from, to] = [text(search.from), text(search.to)]
  const hasDays = from && to && DAY.test(from) && DAY.test(to) && from <= to
  const { filter } = search
  return {
    ...(report && report !== 'overview' ? { report } : {}),
    ...(isPeriodName(search.period) ? { period: search.period } : {}),
    ...(hasDays ? { from, to } : {}),
    ...(text(search.pipeline) ? { pipeline: text(search.pipeline) ?? '' } : {}),
    ...(text(search.team) ? { team: text(search.team) ?? '' } : {}),
    ...(text(search.by) ? { by: text(search.by) ?? '' } : {}),
    ...(typeof filter === 'object' && filter !== null ? { filter: filter as Filter } : {}), // the server checks it whole
  }
}

/** The days a report is about; this quarter where nothing is said. */
export const periodOf = ({ period, from, to }: ReportSearch, today: string): Days =>
  from && to ? { from, to } : daysOf(period ?? 'thisQuarter', today)
