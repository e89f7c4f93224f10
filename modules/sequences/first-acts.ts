import { declareFirstAct, declareModule } from '#platform/adoption/declared'

declareModule({
  name: 'sequences',
  place: 27,
  objects: [],
  usedBy: ['sequence'],
  verbs: ['enrolled'],
  readyWith: { object: 'contact', count: 20 },
})

declareFirstAct({ name: 'sequences.enrolled', place: 34, types: ['sequence.enrolled'], module: 'sequences' })
