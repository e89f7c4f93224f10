import type { Task as QueueTask } from 'graphile-worker'
import { z } from 'zod'
import { actingForJob } from '#platform/ctx/acting-for'
import { inWorkspace, type Kith } from '#platform/ctx/ctx'
import type { Task } from './task.ts'

/** What `ctx.later` puts into every payload; a task of the clock has neither. `actor` only where it is no person. */
const Origin = z.object({
  workspaceId: z.uuid().optional(),
  userId: z.uuid().nullable().default(null),
  keyId: z.uuid().optional(),
  actor: z
    .object({ kind: z.enum(['import', 'workflow', 'assistant', 'integration', 'system']), id: z.uuid().nullable() })
    .optional(),
})

/**
 * One of our tasks as graphile-worker runs it.
 * @param brokenOff is given the ids of jobs that threw because the process stops.
 */
export function runTask(kith: Kith, name: string, task: Task, brokenOff: string[]): QueueTask {
  return async (given, { job, abortSignal }) => {
    const payload: Record<string, unknown> = { ...Object(given) }
    const { workspaceId, userId, keyId, actor } = Origin.parse(payload)
    const log = kith.log.child({ task: name, jobId: job.id, workspaceId })
    try {
      await task({
        kith,
        payload,
        attempt: job.attempts,
        lastAttempt: job.attempts >= job.max_attempts,
        signal: abortSignal,
        log,
        async workspace(work, { seesEverything = false, ...options } = {}) {
          if (!workspaceId) throw new Error(`The task ${name} was enqueued without a workspace`)
          const acting = await actingForJob(kith, { workspaceId, userId, keyId, actor })
          const unbounded = { ...acting, rights: undefined, may: () => true }
          return inWorkspace(kith, seesEverything ? unbounded : acting, work, options)
        },
      })
    } catch (error) {
      if (abortSignal.aborted) brokenOff.push(job.id)
      else log.error({ err: error, attempt: job.attempts }, 'job failed')
      throw error
    }
  }
}
