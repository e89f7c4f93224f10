import { type QueryClient, queryOptions } from '@tanstack/react-query'
import i18next from 'i18next'
import { api, client } from '../api.ts'
import { rememberObjects } from './custom-names.ts'

const MINUTES = 5 * 60_000

/** The object types this person may see, as the server describes them. */
export const objectsQuery = queryOptions({
  ...api.objects.list.queryOptions({ input: {} }),
  queryFn: async ({ signal }) => {
    const answer = await client.objects.list({}, { signal })
    rememberObjects(answer.items)
    return answer
  },
  staleTime: MINUTES,
})

/** The object types and what is said of them all, for screens that speak of them; with more namespaces of words. */
export const loadObjects = (queryClient: QueryClient, ...more: string[]) =>
  Promise.all([queryClient.ensureQueryData(objectsQuery), i18next.loadNamespaces(['objects', ...more])])

/** The people of this workspace. */
export const membersQuery = { ...api.workspace.listMembers.queryOptions({ input: {} }), staleTime: MINUTES }

/** Its teams. */
export const teamsQuery = { ...api.teams.list.queryOptions({ input: {} }), staleTime: MINUTES }
