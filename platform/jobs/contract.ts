import { z } from 'zod'
import { endpoint } from '#platform/http/endpoint'

export const JobState = z.enum(['queued', 'running', 'failed'])

const JobId = z.string().regex(/^\d{1,18}$/, 'The id of a job is a number')

/** A job that waits, runs or has failed. One that is done is gone. */
export const JobEntry = z.object({
  id: JobId,
  /** What is done, e.g. `mail.send`. */
  task: z.string(),
  state: JobState,
  /** Tries so far, of `maxAttempts`; a job has failed when none is left. */
  attempts: z.number().int(),
  maxAttempts: z.number().int(),
  /** When it is due. */
  runAt: z.iso.datetime(),
  createdAt: z.iso.datetime(),
  /** Why the last try failed; null for whoever does not see every record and field. */
  lastError: z.string().nullable(),
  /** What it was given: ids and options; empty for whoever does not see every record and field. */
  payload: z.record(z.string(), z.unknown()),
})

export const jobs = {
  list: endpoint({
    method: 'GET',
    path: '/jobs',
    summary:
      'Background jobs of the workspace, newest first; errors and payloads for whoever sees every record and field',
    permission: 'jobs',
    input: z.strictObject({ state: JobState.optional(), cursor: JobId.optional() }),
    output: z.object({
      items: z.array(JobEntry),
      nextCursor: z.string().nullable(),
      counts: z.object({ queued: z.number().int(), running: z.number().int(), failed: z.number().int() }),
    }),
    example: { state: 'failed' },
  }),
  retry: endpoint({
    method: 'POST',
    path: '/jobs/{jobId}/retry',
    summary: 'Run a job now that waits or has failed',
    permission: 'jobs',
    input: z.strictObject({ jobId: JobId }),
    output: JobEntry,
    refusals: ['job_not_found', 'job_running'],
    example: { jobId: '1' },
  }),
  remove: endpoint({
    method: 'DELETE',
    path: '/jobs/{jobId}',
    summary: 'Give a job up that waits or has failed',
    permission: 'jobs',
    input: z.strictObject({ jobId: JobId }),
    output: z.object({ id: JobId }),
    refusals: ['job_not_found', 'job_running'],
    example: { jobId: '1' },
  }),
}
