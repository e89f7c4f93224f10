import type { TaskList } from '#platform/jobs/task'

/** Forgets the answers kept for an Idempotency-Key after a day: whoever repeats a request does so within minutes. */
export const answerTasks: TaskList = {
  'answers.forget': async ({ kith }) => {
    await kith.database.owner.query(
      `delete from idempotency_keys where created_at < $1::timestamptz - interval '24 hours'`,
      [kith.now()],
    )
  },
}
