import type { Task, TaskList } from '#platform/jobs/task'
import { runTask } from './run-job.ts'

const KEPT_DAYS = 90

/** What jobs of a quarter ago were about holds names of records; the records' own history keeps what was done. */
const forgetTask: Task = async ({ kith }) => {
  const before = new Date(kith.now().getTime() - KEPT_DAYS * 24 * 60 * 60_000)
  await kith.database.owner.query('delete from bulk_jobs where finished_at < $1', [before])
}

export const bulkTasks: TaskList = { 'bulk.run': runTask, 'bulk.forget': forgetTask }
