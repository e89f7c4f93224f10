import type { z } from 'zod'
import type { Act, BulkJob as Job, Selection } from '#platform/bulk/bulk-shape'
import { api, client } from '../api.ts'
import { queryClient } from '../query-client.ts'

export type BulkJob = z.output<typeof Job>
export type BulkAct = z.input<typeof Act>
export type BulkSelection = z.input<typeof Selection>

/** The stream tells how far jobs have come; this is for what it may have missed. */
const LOOK_AGAIN_MS = 1000

export const isMoving = ({ status, undo }: BulkJob) =>
  status === 'running' || status === 'cancelling' || undo?.status === 'running'

/** One's own jobs, newest first: as many as may stand in the corner. */
export const myJobsQuery = api.bulkJobs.list.queryOptions({
  input: { limit: 10 },
  refetchInterval: ({ state }) => (state.data?.items.some(isMoving) ? LOOK_AGAIN_MS : false),
})

/** Records a job could not change, a page at a time. */
export const failuresQuery = (id: string) =>
  api.bulkJobs.failures.infiniteOptions({
    input: (cursor: string | undefined) => ({ id, limit: 100, cursor }),
    initialPageParam: undefined,
    getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
  })

/** Where the failures are downloaded, as a CSV file. */
export const failuresHref = (id: string) => `/api/v1/bulk-jobs/${id}/failures/file`

/** Begins a job; it is seen in the corner at once. */
export const startBulkJob = (input: { object: string; selection: BulkSelection; act: BulkAct }) =>
  shown(client.bulkJobs.create(input))

export const cancelBulkJob = (id: string) => shown(client.bulkJobs.cancel({ id }))
export const retryBulkJob = (id: string) => shown(client.bulkJobs.retry({ id }))
export const undoBulkJob = (id: string) => shown(client.bulkJobs.undo({ id }))

async function shown<J>(asked: Promise<J>): Promise<J> {
  const job = await asked
  await queryClient.invalidateQueries({ queryKey: myJobsQuery.queryKey })
  return job
}
