import type { Unit } from '#app/web/reports/figure-words.ts'

export interface Column {
  metric: string
  unit: Unit
}

const minutes = (...names: string[]): Column[] => names.map((name) => ({ metric: `inbox.${name}`, unit: 'minutes' }))

/** The columns of reports by person, team or channel; each report asks for rows of one kind. */
export const columns = {
  times: minutes('firstResponse', 'firstResponseP90', 'nextResponse', 'nextResponseP90', 'resolution', 'resolutionP90'),
  timesWork: minutes(
    ...['firstResponseWork', 'firstResponseWorkP90', 'nextResponseWork', 'nextResponseWorkP90'],
    ...['resolutionWork', 'resolutionWorkP90'],
  ),
  backlog: [
    { metric: 'inbox.backlog', unit: 'count' },
    { metric: 'inbox.backlogAge', unit: 'days' },
    { metric: 'inbox.backlogAgeP90', unit: 'days' },
    { metric: 'inbox.backlogOldShare', unit: 'share' },
    { metric: 'inbox.resolved', unit: 'count' },
    { metric: 'inbox.reopenRate', unit: 'share' },
  ],
  satisfaction: [
    { metric: 'feedback.rated', unit: 'count' },
    { metric: 'feedback.csat', unit: 'share' },
    { metric: 'feedback.mean', unit: 'number' },
    { metric: 'feedback.bad', unit: 'count' },
    { metric: 'feedback.asked', unit: 'count' },
    { metric: 'feedback.responseRate', unit: 'share' },
  ],
  reasons: [
    { metric: 'service.tickets', unit: 'count' },
    { metric: 'service.solved', unit: 'count' },
    { metric: 'service.firstResponseWork', unit: 'minutes' },
    { metric: 'service.resolutionWork', unit: 'minutes' },
    { metric: 'service.firstResponseKept', unit: 'share' },
  ],
  handOvers: [{ metric: 'assistant.handedOver', unit: 'count' }],
} as const satisfies Record<string, readonly Column[]>

export type ReportOf = keyof typeof columns
