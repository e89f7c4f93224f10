import pino from 'pino'
import { inWorkspace } from '#platform/ctx/ctx'
import type { Job, Task } from '#platform/jobs/task'
import type { TestWorkspace } from './workspace.ts'

const dies = new Error('killed')

/** Runs a task as the worker does in Ann’s name, until its process dies at the step before or after a commit; 0: never. */
export async function runs(
  { kith, ann }: TestWorkspace,
  task: Task,
  payload: object,
  diesAt = 0,
): Promise<'died' | 'ended'> {
  let steps = 0
  const step = () => {
    steps += 1
    if (steps === diesAt) throw dies
  }
  const workspace: Job['workspace'] = async (work) => {
    const done = await inWorkspace(kith, ann.acting, async (ctx) => {
      const result = await work(ctx)
      step()
      return result
    })
    step()
    return done
  }
  const { signal } = new AbortController()
  const job = { kith, payload: { ...payload }, attempt: 1, lastAttempt: false, signal, log: pino({ level: 'silent' }) }
  try {
    await task({ ...job, workspace })
    return 'ended'
  } catch (error) {
    if (error !== dies) throw error
    return 'died'
  }
}

/** A task of a list, which has it. */
export function known(task: Task | undefined): Task {
  if (!task) throw new Error('No such task')
  return task
}
