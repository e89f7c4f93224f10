import { api, type client } from '#app/web/api.ts'
import type { Filter } from '#app/web/ui/filter.ts'

type Listed = Awaited<ReturnType<typeof client.assignmentRules.list>>
export type Rule = Listed['items'][number]
export type Assignment = Awaited<ReturnType<typeof client.assignments.list>>['items'][number]
export type Trial = Awaited<ReturnType<typeof client.assignmentRules.try>>

/** What waits is given out within seconds: then the page is to say so. */
const SOON_MS = 2_000

export const rulesQuery = api.assignmentRules.list.queryOptions({
  input: {},
  refetchInterval: ({ state }: { state: { data?: Listed | undefined } }) =>
    state.data?.objects.some(({ waiting, later }) => waiting > later) ? SOON_MS : false,
})

/** A filter as it was saved through the same language. */
export const filterIn = ({ filter }: Pick<Rule, 'filter'>) => (filter ?? undefined) as Filter | undefined

export const occasions = ['created', 'form', 'import', 'api', 'unowned'] as const
export type Occasion = (typeof occasions)[number]
