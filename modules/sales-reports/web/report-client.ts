import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { api, type client } from '#app/web/api.ts'
import { asText, type Scope } from '#app/web/reports/figures-client.ts'

export type Funnel = Awaited<ReturnType<typeof client.salesReports.funnel>>
export type Waterfall = Awaited<ReturnType<typeof client.salesReports.waterfall>>

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
