import { declareFirstAct, declareModule } from '#platform/adoption/declared'

declareModule({
  name: 'feedback',
  place: 36,
  objects: [],
  usedBy: [],
  verbs: ['surveyed', 'rated'],
  readyWith: { object: 'conversation', count: 10 },
})

declareFirstAct({
  name: 'feedback.rated',
  place: 86,
  types: ['conversation.rated', 'ticket.rated'],
  module: 'feedback',
})
