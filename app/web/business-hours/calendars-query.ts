import { queryOptions } from '@tanstack/react-query'
import { client } from '../api.ts'

export type Calendar = Awaited<ReturnType<typeof client.businessCalendars.list>>['items'][number]
export type Preview = Calendar['preview']
export type CalendarDraft = Omit<Calendar, 'id' | 'version' | 'preview'>

export const calendarsQuery = queryOptions({
  queryKey: ['businessCalendars'],
  queryFn: ({ signal }) => client.businessCalendars.list({}, { signal }),
})

export const holidayCountriesQuery = queryOptions({
  queryKey: ['holidayCountries'],
  queryFn: ({ signal }) => client.businessCalendars.countries({}, { signal }),
  staleTime: Number.POSITIVE_INFINITY,
})

/** When a draft would be open next; the last answer stays while the next is worked out. */
export const previewQuery = (draft: CalendarDraft) =>
  queryOptions({
    queryKey: ['businessCalendars', 'preview', draft],
    queryFn: ({ signal }) => client.businessCalendars.preview(draft, { signal }),
    placeholderData: (last) => last,
    retry: false,
    gcTime: 0,
  })
