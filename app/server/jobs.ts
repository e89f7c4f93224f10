import { watchMailboxes } from '#modules/mailboxes'
import type { Kith } from '#platform/ctx/ctx'
import { startDelivery } from '#platform/events/delivery'
import { startWorker } from '#platform/jobs/worker'
import { schedules, subscribers, tasks } from './tasks.ts'

/** Runs the jobs of all modules and delivers events to their subscribers, until closed. */
export async function runJobs(kith: Kith): Promise<{ close(): Promise<void> }> {
  const worker = await startWorker(kith, tasks, { schedules })
  const delivery = startDelivery(kith, subscribers)
  const lines = watchMailboxes(kith)
  return {
    async close() {
      await Promise.all([worker.stop(), delivery.stop(), lines.close()])
    },
  }
}
