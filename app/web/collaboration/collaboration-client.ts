import { queryOptions } from '@tanstack/react-query'
import { client } from '../api.ts'

export type Comment = Awaited<ReturnType<typeof client.comments.list>>['items'][number]
export type Reaction = Comment['reactions'][number]
export type HandOver = Awaited<ReturnType<typeof client.handOvers.list>>['items'][number]
export type Template = Awaited<ReturnType<typeof client.handOverTemplates.list>>['items'][number]
export type Announcement = Awaited<ReturnType<typeof client.announcements.list>>['items'][number]

/** The signs there are, in the order they are offered. */
export const reactionKinds = ['agree', 'heart', 'celebrate', 'laugh', 'seen', 'done'] as const

/** What stands under some events and comments of a timeline, at most a hundred of them. */
export const threadsQuery = (ids: readonly string[]) =>
  queryOptions({
    queryKey: ['comments', 'threads', ...ids],
    queryFn: ({ signal }) => client.comments.list({ threads: ids.join(','), limit: 500 }, { signal }),
    enabled: ids.length > 0,
  })

export const versionsQuery = (id: string) =>
  queryOptions({
    queryKey: ['comments', 'versions', id],
    queryFn: ({ signal }) => client.comments.versions({ id }, { signal }),
  })

/** Signs on records of an object, such as notes. */
export const reactionsQuery = (object: string, ids: readonly string[]) =>
  queryOptions({
    queryKey: ['reactions', object, ...ids],
    queryFn: ({ signal }) => client.reactions.list({ object, subjects: ids.join(',') }, { signal }),
    enabled: ids.length > 0,
  })

/** The plural in the key makes it new when such records change: an owner follows. */
export const followersQuery = (object: string, plural: string, recordId: string) =>
  queryOptions({
    queryKey: ['followers', plural, recordId],
    queryFn: ({ signal }) => client.followers.list({ object, recordId }, { signal }),
  })

export const handOversQuery = (object: string, plural: string, recordId: string) =>
  queryOptions({
    queryKey: ['handOvers', plural, recordId],
    queryFn: ({ signal }) => client.handOvers.list({ object, recordId, limit: 20 }, { signal }),
  })

/** Open hand-overs to and from whoever asks. */
export const openHandOversQuery = queryOptions({
  queryKey: ['handOvers', 'home'],
  queryFn: ({ signal }) => client.handOvers.list({ limit: 50 }, { signal }),
})

export const templatesQuery = queryOptions({
  queryKey: ['handOverTemplates'],
  queryFn: ({ signal }) => client.handOverTemplates.list({}, { signal }),
})

export const announcementsQuery = queryOptions({
  queryKey: ['announcements', 'all'],
  queryFn: ({ signal }) => client.announcements.list({ limit: 100 }, { signal }),
})

/** What is pinned for whoever asks. */
export const unreadAnnouncementsQuery = queryOptions({
  queryKey: ['announcements', 'unread'],
  queryFn: ({ signal }) => client.announcements.list({ unread: 'true', limit: 20 }, { signal }),
})

export const teamsQuery = queryOptions({
  queryKey: ['teams', 'mentionable'],
  queryFn: ({ signal }) => client.teams.list({}, { signal }),
  staleTime: 5 * 60_000,
})
