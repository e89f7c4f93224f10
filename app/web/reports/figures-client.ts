import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { api, type client } from '../api.ts'
import { hrefWith } from '../objects/list-search.ts'
import type { Filter } from '../ui/filter.ts'
import type { Days } from './periods.ts'

export type Figures = Awaited<ReturnType<typeof client.reports.figures>>
export type Figure = Figures['total'][number]
export type Part = Figures['parts'][number]

/** What a report asks: over which days, of which records. */
export interface Scope {
  days: Days
  filter: Filter | undefined
}

export const asText = (filter: Filter | undefined) => (filter ? { filter: JSON.stringify(filter) } : {})

interface Asked extends Scope {
  metrics: readonly string[]
  by?: string | undefined
  unit?: 'day' | 'week' | 'month'
  compare?: boolean
}

/** Metrics over a period; what was shown stays until the next answer is there. */
export const useFigures = ({ metrics, days, filter, by, unit, compare }: Asked) =>
  useQuery({
    ...api.reports.figures.queryOptions({
      input: {
        ...{ metrics: metrics.join(','), ...days, ...asText(filter) },
        ...(by ? { by } : {}),
        ...(unit ? { unit } : {}),
        ...(compare ? { compare: 'true' as const } : {}),
      },
    }),
    placeholderData: keepPreviousData,
  })

/** Where the records behind a figure are listed. */
export const recordsHref = (path: string, records: unknown) =>
  hrefWith(path, { filter: records as Filter, kind: 'table' }) // the server said it in the filter language
