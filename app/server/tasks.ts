import { authTasks } from '#platform/auth/forget-expired'
import { bulkTasks } from '#platform/bulk/tasks'
import { eventTasks } from '#platform/events/ensure-partitions'
import type { Subscriber } from '#platform/events/subscriber'
import { fileTasks } from '#platform/files/sweep'
import { importTasks } from '#platform/imports/tasks'
import type { TaskList } from '#platform/jobs/task'
import type { Schedule } from '#platform/jobs/worker'
import { mailTasks } from '#platform/mail/send-queued-mail'
import { answerTasks } from '#platform/objects/forget-answers'
import { undoTasks } from '#platform/undo/tasks'

import { customFieldTasks } from '#platform/objects/data-model/work'
/** Every job of the program, by name. */
export const tasks: TaskList = {
  ...authTasks,
  ...eventTasks,
  ...answerTasks,
  ...mailTasks,
  ...fileTasks,
  ...importTasks,
  ...undoTasks,
  ...bulkTasks,
  ...customFieldTasks,
}

/** What the clock starts, in UTC. */
export const schedules: readonly Schedule[] = [
  { task: 'auth.forgetExpired', cron: '37 2 * * *' },
  { task: 'events.partitions', cron: '7 1 * * *' },
  { task: 'answers.forget', cron: '27 * * * *' },
  { task: 'mail.forget', cron: '17 3 * * *' },
  { task: 'files.sweep', cron: '47 3 * * *' },
  { task: 'bulk.forget', cron: '57 3 * * *' },
]

/** Who reads the stream of events. */
export const subscribers: readonly Subscriber[] = []
