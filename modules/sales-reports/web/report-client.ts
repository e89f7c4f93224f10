import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { api, type client } from '#app/web/api.ts'
import { hrefWith } from '#app/web/objects/list-search.ts'
import type { Filter } from '#app/web/ui/filter.ts'
import type { Days } from './periods.ts'

export type Figures = Awaited<ReturnType<typeof client.reports.figures>>
export type Figure = Figures['total'][number]
export type Part = Figures['parts'][number]
export type Funnel = Awaited<ReturnType<typeof client.salesReports.funnel>>
export type Waterfall = Awaited<ReturnType<typeof client.salesReports.waterfall>>

/** What a report asks: over which days, of which deals. */
export interface Scope {
  days: Days
  filter: Filter | undefined
}

const asText = (filter: Filter | undefined) => (filter ? { filter: JSON.stringify(filter) } : {})

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

export const useFunnel = (pipeline: string | undefined, { days, filter }: Scope) =>
  useQuery({
    ...api.salesReports.funnel.queryOptions({ input: { pipeline: pipeline ?? '', ...days, ...asText(filter) } }),
    enabled: pipeline !== undefined,
    placeholderData: keepPreviousData,
  })

export const useWaterfall = ({ days, filter }: Scope) =>
  useQuery({
    ...api.salesReports.waterfall.queryOptions({ input: { ...days, ...asText(filter) } }),
    placeholderData: keepPreviousData,
  })

/** Where the records behind a figure are listed. */
export const recordsHref = (path: string, records: unknown) =>
  hrefWith(path, { filter: records as Filter, kind: 'table' }) // the server said it in the filter language
