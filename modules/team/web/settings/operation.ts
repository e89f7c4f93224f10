import { infiniteQueryOptions } from '@tanstack/react-query'
import { api } from '#app/web/api.ts'

export const jobStates = ['queued', 'running', 'failed'] as const
export type JobState = (typeof jobStates)[number]

export const mailStatuses = ['queued', 'sending', 'sent', 'not_sent', 'unsure', 'failed', 'withheld'] as const
export type MailStatus = (typeof mailStatuses)[number]

/** Jobs come and go by themselves and tell nobody, so an open screen looks again. */
const LOOK_AGAIN_MS = 4000

/** The workspace's jobs, newest first. */
export const jobsQuery = (state: JobState | undefined) =>
  infiniteQueryOptions({
    ...api.jobs.list.infiniteOptions({
      input: (cursor: string | undefined) => ({ state, cursor }),
      initialPageParam: undefined,
      getNextPageParam: (page) => page.nextCursor ?? undefined,
    }),
    refetchInterval: LOOK_AGAIN_MS,
  })

/** The workspace's mails, newest first. */
export const outboxQuery = () =>
  infiniteQueryOptions({
    ...api.outbox.list.infiniteOptions({
      input: (cursor: string | undefined) => ({ cursor }),
      initialPageParam: undefined,
      getNextPageParam: (page) => page.nextCursor ?? undefined,
    }),
    refetchInterval: LOOK_AGAIN_MS,
  })

/** What a list answers holds. */
export type JobItem = Awaited<ReturnType<typeof import('#app/web/api.ts').client.jobs.list>>['items'][number]
