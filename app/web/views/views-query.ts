import { queryOptions } from '@tanstack/react-query'
import { client } from '../api.ts'
import type { View } from './view-state.ts'

/** The saved views of an object type that this person may see, in the order of their tabs. */
export const viewsQuery = (object: string) =>
  queryOptions({
    // Named as the stream of changes names it: a view that somebody else saved comes by itself.
    queryKey: ['views', object],
    queryFn: async ({ signal }) => {
      const { items } = await client.views.list({ object }, { signal })
      return items as View[] // the server keeps settings in the shape it took them in
    },
    staleTime: 60_000,
  })
