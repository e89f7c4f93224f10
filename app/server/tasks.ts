import type { Subscriber } from '#platform/events/subscriber'
import type { TaskList } from '#platform/jobs/task'
import type { Schedule } from '#platform/jobs/worker'

/** Every job of the program, by name. */
export const tasks: TaskList = {}

/** What the clock starts. */
export const schedules: readonly Schedule[] = []

/** Who reads the stream of events. */
export const subscribers: readonly Subscriber[] = []
