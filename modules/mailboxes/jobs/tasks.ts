import type { TaskList } from '#platform/jobs/task'

export const mailboxesTasks: TaskList = {}
