import type { TaskList } from '#platform/jobs/task'
import { undoTask } from './run-undo.ts'

export const undoTasks: TaskList = { 'undo.run': undoTask }
