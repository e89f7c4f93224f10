import { useQueries } from '@tanstack/react-query'
import { useCallback } from 'react'
import { useObjects } from '../objects/ObjectsProvider.tsx'
import type { TimelineEvent } from '../objects/object-client.ts'
import { type Comment, type Reaction, reactionsQuery, threadsQuery } from './collaboration-client.ts'
import { threadIdOf } from './thread-id.ts'

/** What was said under the lines of a timeline, and the signs on what they made known; a page of lines is one question each. */
export function useThreads(pages: readonly (readonly TimelineEvent[])[]) {
  const { models } = useObjects()
  const isSigned = useCallback(
    ({ type, object, recordId }: TimelineEvent) =>
      recordId !== null && type === `${object}.created` && models.get(object ?? '')?.view.takesSigns === true,
    [models],
  )
  const comments = useQueries({
    queries: pages.map((events) => threadsQuery(events.map(threadIdOf))),
    combine: (found) => found.flatMap(({ data }) => data?.items ?? []),
  })
  const signed = pages.flatMap((events) => {
    const objects = new Set(events.filter(isSigned).flatMap(({ object }) => object ?? []))
    return [...objects].map((object) => ({
      object,
      ids: events
        .filter((event) => event.object === object && isSigned(event))
        .flatMap(({ recordId }) => recordId ?? []),
    }))
  })
  const signs = useQueries({
    queries: signed.map(({ object, ids }) => reactionsQuery(object, ids)),
    combine: (found) => found.flatMap(({ data }) => data?.items ?? []),
  })
  const commentsOf = useCallback(
    (event: TimelineEvent): Comment[] => {
      const id = threadIdOf(event)
      return comments.filter((comment) => comment.id === id || comment.threadId === id)
    },
    [comments],
  )
  const signsOf = useCallback(
    (event: TimelineEvent): Reaction[] | undefined =>
      isSigned(event) ? (signs.find(({ subjectId }) => subjectId === event.recordId)?.items ?? []) : undefined,
    [signs, isSigned],
  )
  return { commentsOf, signsOf }
}
