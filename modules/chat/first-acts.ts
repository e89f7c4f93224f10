import { declareFirstAct, declareModule } from '#platform/adoption/declared'

declareModule({
  name: 'chat',
  place: 34,
  objects: [],
  usedBy: ['chatChannel'],
  verbs: ['updated'],
  readyWith: { object: 'contact', count: 10 },
})

declareFirstAct({
  name: 'chat.on',
  place: 84,
  types: ['chatChannel.updated'],
  is: (event) => event.payload.state === 'on',
  module: 'chat',
})
