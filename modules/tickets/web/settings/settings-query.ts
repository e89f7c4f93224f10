import { queryOptions } from '@tanstack/react-query'
import { client } from '#app/web/api.ts'

export type TicketSettings = Awaited<ReturnType<typeof client.ticketSettings.get>>
export type Policy = Awaited<ReturnType<typeof client.slaPolicies.list>>['items'][number]

export const ticketSettingsQuery = queryOptions({
  queryKey: ['ticketSettings'],
  queryFn: ({ signal }) => client.ticketSettings.get({}, { signal }),
  staleTime: 60_000,
})

export const policiesQuery = queryOptions({
  queryKey: ['slaPolicies'],
  queryFn: ({ signal }) => client.slaPolicies.list({}, { signal }),
})

export const calendarsQuery = queryOptions({
  queryKey: ['businessCalendars'],
  queryFn: ({ signal }) => client.businessCalendars.list({}, { signal }),
})
