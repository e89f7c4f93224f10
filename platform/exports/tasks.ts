import type { TaskList } from '#platform/jobs/task'
import { expireExports } from './expire.ts'
import { exportTask } from './run-export.ts'
import { readTask } from './whole/workspace-imports.ts'

/** Writing exports, and taking those away that have expired. */
export const exportTasks: TaskList = {
  'exports.run': exportTask,
  'exports.read': readTask,
  'exports.expire': expireExports,
}
