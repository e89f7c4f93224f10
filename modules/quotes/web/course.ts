import { type QueryClient, queryOptions } from '@tanstack/react-query'
import { client } from '#app/web/api.ts'

export type Course = Awaited<ReturnType<typeof client.quoteCourses.get>>
export type Revision = Course['revisions'][number]

/** What was sent of a quote; under the quotes' name, so that a change of one makes it new. */
export const courseOf = (id: string) =>
  queryOptions({
    queryKey: ['quotes', 'course', id],
    queryFn: ({ signal }) => client.quoteCourses.get({ id }, { signal }),
  })

export const forgetQuotes = (queries: QueryClient) =>
  Promise.all([
    queries.invalidateQueries({ queryKey: ['quotes'] }),
    queries.invalidateQueries({ queryKey: ['orders'] }),
  ])
