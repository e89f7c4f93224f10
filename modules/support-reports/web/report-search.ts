import { type Days, daysOf, isPeriodName, type PeriodName } from '#app/web/reports/periods.ts'
import type { Filter } from '#app/web/ui/filter.ts'

/** The reports, in the order of their tabs. */
export const reports = ['overview', 'times', 'backlog', 'load', 'satisfaction', 'reasons', 'assistant'] as const
export type ReportName = (typeof reports)[number]

/** By what figures of conversations are parted. */
export const parts = ['agentId', 'teamId', 'channel'] as const
export type PartName = (typeof parts)[number]

/** What a report shows, as its URL says it. */
export interface ReportSearch {
  report?: ReportName
  period?: PeriodName
  /** Days of one's own; they go before the named period. */
  from?: string
  to?: string
  team?: string
  by?: PartName
  /** By the calendar unless told. */
  hours?: 'work'
  filter?: Filter
}

const DAY = /^\d{4}-\d{2}-\d{2}$/
const text = (value: unknown) => (typeof value === 'string' && value ? value : undefined)

/** Reads what of a URL belongs to reports; leaves out what has another shape, as somebody may have typed it. */
export function readReportSearch(search: Record<string, unknown>): ReportSearch {
  const report = reports.find((name) => name === search.report)
  const by = parts.find((name) => name === search.by)
  const [from, to, team] = [text(search.from), text(search.to), text(search.team)]
  const { filter } = search
  return {
    ...(report && report !== 'overview' ? { report } : {}),
    ...(isPeriodName(search.period) ? { period: search.period } : {}),
    ...(from && to && DAY.test(from) && DAY.test(to) && from <= to ? { from, to } : {}),
    ...(team ? { team } : {}),
    ...(by ? { by } : {}),
    ...(search.hours === 'work' ? { hours: 'work' as const } : {}),
    ...(typeof filter === 'object' && filter !== null ? { filter: filter as Filter } : {}), // the server checks it whole
  }
}

/** The days a report is about; the last thirty where nothing is said. */
export const periodOf = ({ period, from, to }: ReportSearch, today: string): Days =>
  from && to ? { from, to } : daysOf(period ?? 'last30', today)
