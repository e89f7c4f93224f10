export const parts = ['policy', 'person', 'team', 'kind', 'reason'] as const
export const periods = [7, 30, 90, 365] as const

export interface ReportSearch {
  by: (typeof parts)[number]
  days: (typeof periods)[number]
}

export const readReportSearch = ({ by, days }: Record<string, unknown>): ReportSearch => ({
  by: parts.find((part) => part === by) ?? 'policy',
  days: periods.find((count) => count === Number(days)) ?? 30,
})

const DAY = 86_400_000

/** So many days up to today, by the clock of the workspace. */
export function since(days: number, timeZone: string): { from: string; to: string } {
  const day = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short' })
  const now = Date.now()
  return { from: day.format(now - (days - 1) * DAY), to: day.format(now) }
}
