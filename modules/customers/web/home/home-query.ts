import { queryOptions } from '@tanstack/react-query'
import { api, client } from '#app/web/api.ts'

export type Home = Awaited<ReturnType<typeof client.home.get>>
export type Arrangement = NonNullable<Home['arrangement']>
export type Audience = Home['audience']

/** How one's home is arranged, and how far one's first week has come. Told anew when a step is done, not with every change. */
export const homeQuery = queryOptions({
  queryKey: ['my-day'],
  queryFn: ({ signal }) => client.home.get({}, { signal }),
  staleTime: 60_000,
})

/** The keys of what is shown on it: told anew with every change. */
export const figuresQuery = (mine: boolean) =>
  queryOptions({
    queryKey: ['home', 'figures', mine],
    queryFn: ({ signal }) => client.home.figures({ mine: mine ? 'true' : 'false' }, { signal }),
  })

export const quietQuery = (mine: boolean) =>
  queryOptions({
    queryKey: ['quiet customers', mine],
    queryFn: ({ signal }) => client.quietCustomers.list({ mine: mine ? 'true' : 'false', limit: 6 }, { signal }),
    staleTime: 5 * 60_000,
  })

export const dayQuery = (day: string, mine: boolean) =>
  queryOptions({
    ...api.calendar.list.queryOptions({ input: { from: day, to: day, people: mine ? 'mine' : 'all' } }),
    queryKey: ['home', 'day', day, mine],
  })

export const unreadQuery = (language: 'en' | 'de') =>
  queryOptions({
    queryKey: ['notifications', 'home', language],
    queryFn: ({ signal }) => client.notifications.list({ unread: 'true', limit: 5, language }, { signal }),
  })
