import type { TaskList } from '#platform/jobs/task'
import './facet.ts'
import { measureTask } from './measure.ts'

export const qualityTasks: TaskList = { 'quality.measure': measureTask }
