import { declareFirstAct, declareModule } from '#platform/adoption/declared'

declareModule({
  name: 'tickets',
  place: 26,
  objects: ['ticket'],
  usedBy: ['ticket'],
  readyWith: { object: 'contact', count: 10 },
})

declareFirstAct({ name: 'tickets.opened', place: 33, types: ['ticket.created'], module: 'tickets' })
