import type { Logger } from 'pino'
import type { Ctx, Kith, WorkOptions } from '#platform/ctx/ctx'

/** A job as its task sees it. */
export interface Job {
  kith: Kith
  /** What `ctx.later` was given, with `workspaceId` and `userId` added. Parse it with the task's own zod shape. */
  payload: Readonly<Record<string, unknown>>
  /** The how-manieth try this is, from 1. */
  attempt: number
  /** Whether no further try follows when this one throws. */
  lastAttempt: boolean
  /** Aborted when the process stops and has waited for long enough: finish the step at hand and throw, the job is run again. */
  signal: AbortSignal
  log: Logger
  /**
   * One transaction in the job's workspace under the limited role, with the rights the acting user has now. A job may
   * open several, one after the other: what must outlive a crash is committed before the step that may crash.
   * @throws Error for a job of the system, which has no workspace.
   */
  workspace<T>(work: (ctx: Ctx) => Promise<T>, options?: JobOptions): Promise<T>
}

export interface JobOptions extends WorkOptions {
  /** Every row and field is seen, whoever asked for the job: for what is reckoned once for everybody. */
  seesEverything?: boolean
}

/** What a job does: load, call one verb. Throwing means: try again later. It may run twice and must not mind. */
export type Task = (job: Job) => Promise<void>

/** Tasks by name, e.g. `imports.run`. */
export type TaskList = Record<string, Task>
