import type { TaskList } from '#platform/jobs/task'
import { expireExports } from './expire.ts'
import { exportTask } from './run-export.ts'

/** Writing exports, and taking those away that have expired. */
export const exportTasks: TaskList = { 'exports.run': exportTask, 'exports.expire': expireExports }
