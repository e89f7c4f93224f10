import type { TaskList } from '#platform/jobs/task'
import './events.ts'
import { acceptTask } from './merge/accept-sure.ts'
import { scanTask } from './scan/scan-task.ts'

/** Searching a base and merging what is sure, each taken up again where a process died. */
export const duplicateTasks: TaskList = {
  'duplicates.scan': scanTask,
  'duplicates.accept': acceptTask,
}
