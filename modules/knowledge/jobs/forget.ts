import type { TaskList } from '#platform/jobs/task'
import { forgetOldReadings } from '../domain/gaps.ts'

export const knowledgeTasks: TaskList = {
  'knowledge.forget': ({ kith }) => forgetOldReadings(kith.database.owner, kith.now()),
}
