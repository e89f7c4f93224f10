import { declareFirstAct, declareModule } from '#platform/adoption/declared'
import { declareFigure } from '#platform/adoption/figures'
import type { RecordedEvent } from '#platform/events/subscriber'

const became = (field: string) => (event: RecordedEvent) => {
  const { changes } = event.payload as { changes?: Record<string, [unknown, unknown]> } // as the engine writes `updated`
  return Boolean(changes?.[field]?.[1])
}

const imported = (object: string) => (event: RecordedEvent) => event.payload.object === object

declareModule({
  name: 'customers',
  place: 0,
  objects: ['contact', 'company', 'note', 'activity'],
  usedBy: ['contact', 'company', 'note', 'activity', 'relation'],
  always: true,
})
declareModule({
  name: 'tasks',
  place: 10,
  objects: ['task'],
  usedBy: ['task'],
  readyWith: { object: 'contact', count: 3 },
})

declareFirstAct({
  ...{ name: 'customers.imported', place: 0, types: ['import.finished'], is: imported('contact') },
  ...{ steps: ['lead'], value: true },
})
declareFirstAct({ name: 'contact.made', place: 10, types: ['contact.created'], steps: ['lead', 'member'] })
declareFirstAct({ name: 'note.written', place: 20, types: ['note.created'], steps: ['member'] })
declareFirstAct({ name: 'task.made', place: 40, types: ['task.created'], steps: ['lead', 'member'], module: 'tasks' })
declareFirstAct({
  ...{
    name: 'task.done',
    place: 50,
    types: ['task.updated', 'task.completed'],
    steps: ['member'],
    module: 'tasks',
    value: true,
  },
  is: (event) => event.type === 'task.completed' || became('completedAt')(event),
})

declareFigure({ name: 'newContacts', place: 0, object: 'contact', on: 'createdAt', by: 'ownerId' })
declareFigure({ name: 'tasksDone', place: 20, object: 'task', on: 'completedAt', by: 'assigneeId', module: 'tasks' })
declareFigure({ name: 'notes', place: 30, object: 'note', on: 'createdAt' })
