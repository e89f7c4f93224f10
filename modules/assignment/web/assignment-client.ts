import { api, type client } from '#app/web/api.ts'

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

export const occasions = ['created', 'arrived', 'form', 'import', 'api', 'unowned'] as const
export type Occasion = (typeof occasions)[number]

/** How records of an object come: what customers wait behind comes by what they write. */
export const occasionsOf = (routed: boolean): Occasion[] =>
  routed ? ['arrived', 'created', 'unowned'] : occasions.filter((one) => one !== 'arrived')

export const skillsQuery = api.skills.list.queryOptions({ input: {} })
export const settingsQuery = api.routingSettings.get.queryOptions({ input: {} })
export type RoutingSettings = Awaited<ReturnType<typeof client.routingSettings.get>>

/** Whoever comes or goes is told of at once; a look each half minute sees who was not seen any more. */
export const availabilitiesQuery = api.availabilities.list.queryOptions({ input: {}, refetchInterval: 30_000 })
export type Availability = Awaited<ReturnType<typeof client.availabilities.list>>['items'][number]

export const queuesQuery = api.queues.get.queryOptions({ input: { object: 'conversation' }, refetchInterval: 10_000 })
export type Queues = Awaited<ReturnType<typeof client.queues.get>>
