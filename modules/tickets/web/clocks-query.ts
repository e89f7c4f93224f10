import { queryOptions } from '@tanstack/react-query'
import { client } from '#app/web/api.ts'

export type TicketClock = Awaited<ReturnType<typeof client.ticketClocks.list>>['items'][number]
export type Target = TicketClock['targets'][number]

/** At most so many are asked about at a time. */
export const AT_ONCE = 200

/** What is promised of these tickets. Under the tickets' name, so that a change of one asks again. */
export const clocksQuery = (ids: readonly string[]) =>
  queryOptions({
    queryKey: ['tickets', 'clocks', ids],
    queryFn: async ({ signal }) =>
      (await client.ticketClocks.list({ tickets: ids.slice(0, AT_ONCE).join() }, { signal })).items,
    enabled: ids.length > 0,
    // A target that is missed by and by says so.
    refetchInterval: 60_000,
  })

/** What happened to a ticket. */
export const courseQuery = (id: string) =>
  queryOptions({
    queryKey: ['tickets', 'course', id],
    queryFn: ({ signal }) => client.ticketClocks.get({ id }, { signal }),
    refetchInterval: 60_000,
  })
