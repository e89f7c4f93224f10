import { declareFirstAct, declareModule } from '#platform/adoption/declared'

declareModule({
  name: 'forms',
  place: 35,
  objects: [],
  usedBy: ['form'],
  verbs: ['submitted'],
  readyWith: { object: 'contact', count: 10 },
})

declareFirstAct({
  name: 'form.published',
  place: 85,
  types: ['form.updated'],
  is: (event) => event.payload.state === 'published',
  module: 'forms',
})
