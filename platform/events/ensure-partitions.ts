import type { TaskList } from '#platform/jobs/task'

/** Makes the events' partitions of this month and the next. Without, new events would pile up in the one for the rest. */
export const eventTasks: TaskList = {
  'events.partitions': async ({ kith }) => {
    await kith.database.owner.query('select kith.ensure_event_partitions($1)', [kith.now()])
  },
}
