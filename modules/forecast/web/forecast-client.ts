import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import { api, client } from '#app/web/api.ts'
import type { ForecastSearch } from './forecast-search.ts'

export type Forecast = Awaited<ReturnType<typeof client.forecast.get>>
export type Person = Forecast['people'][number]
export type Category = keyof Forecast['categories']
export type ForecastDeal = Awaited<ReturnType<typeof client.forecast.deals>>['items'][number]
export type Target = Awaited<ReturnType<typeof client.targets.list>>['items'][number]

export const categories = ['closed', 'commit', 'bestCase', 'pipeline', 'omitted'] as const satisfies Category[]

const scopeOf = ({ span, on, userId, teamId, pipeline }: ForecastSearch) => ({
  span: span ?? ('quarter' as const),
  ...(on ? { on } : {}),
  ...(userId ? { userId } : {}),
  ...(teamId ? { teamId } : {}),
  ...(pipeline ? { pipeline } : {}),
})

// Under the deals’ and targets’ names, so that it is asked anew with them.
const key = ['forecast', 'deals', 'targets'] as const

const asOf = ({ asOf: night }: ForecastSearch) => (night ? { asOf: night } : {})

/** The deals of a period by category and person. */
export const forecastQuery = (search: ForecastSearch) =>
  queryOptions({
    queryKey: [...key, 'sums', scopeOf(search), search.asOf],
    queryFn: ({ signal }) => client.forecast.get({ ...scopeOf(search), ...asOf(search) }, { signal }),
    placeholderData: keepPreviousData,
  })

/** The deals of one person, or those nobody owns. */
export const dealsQuery = (search: ForecastSearch, userId: string | null) => {
  const input = { ...scopeOf(search), ...asOf(search), ...(userId ? { userId } : { unowned: 'true' as const }) }
  return queryOptions({
    queryKey: [...key, 'rows', input],
    queryFn: ({ signal }) => client.forecast.deals(input, { signal }),
  })
}

/** What people said they would bring, newest first. */
export const submissionsQuery = (search: ForecastSearch) =>
  queryOptions({
    queryKey: [...key, 'words', scopeOf(search)],
    queryFn: ({ signal }) => client.forecastSubmissions.list(scopeOf(search), { signal }),
  })

/** How well past forecasts met what came. */
export const accuracyQuery = (search: ForecastSearch) =>
  queryOptions({
    queryKey: [...key, 'accuracy', scopeOf(search)],
    queryFn: ({ signal }) => client.forecastAccuracy.get(scopeOf(search), { signal }),
    placeholderData: keepPreviousData,
  })

/** The targets of a year. */
export const targetsQuery = (year: number) => api.targets.list.queryOptions({ input: { year } })

/** How this business sells. */
export const pipelinesQuery = queryOptions({
  queryKey: ['pipelines'],
  queryFn: ({ signal }) => client.pipelines.list({}, { signal }),
  staleTime: 60_000,
})
