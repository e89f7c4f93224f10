import type { TaskList } from '#platform/jobs/task'
import { checkTask } from './check/start-check.ts'
import { runTask } from './run/run-import.ts'
import { undoTask } from './undo/undo-import.ts'

/** Checking, running and undoing imports, each taken up again where a process died. */
export const importTasks: TaskList = {
  'imports.check': checkTask,
  'imports.run': runTask,
  'imports.undo': undoTask,
}
