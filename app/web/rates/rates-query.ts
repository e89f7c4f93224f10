import { queryOptions } from '@tanstack/react-query'
import { client } from '../api.ts'

export type Rates = Awaited<ReturnType<typeof client.exchangeRates.list>>

/** The latest rates, or the last days of one currency. */
export const ratesQuery = (currency?: string) =>
  queryOptions({
    queryKey: ['exchangeRates', currency ?? ''],
    queryFn: ({ signal }) => client.exchangeRates.list(currency ? { currency } : {}, { signal }),
  })
