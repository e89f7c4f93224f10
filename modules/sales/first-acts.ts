import { declareFirstAct, declareModule } from '#platform/adoption/declared'
import { declareFigure } from '#platform/adoption/figures'

declareModule({
  name: 'sales',
  place: 25,
  objects: ['deal'],
  usedBy: ['deal'],
  readyWith: { object: 'contact', count: 5 },
})

declareFirstAct({
  name: 'deals.begun',
  place: 32,
  types: ['import.finished', 'deal.created'],
  is: (event) => event.type === 'deal.created' || event.payload.object === 'deal',
  steps: ['lead'],
  module: 'sales',
})

declareFigure({ name: 'deals', place: 12, object: 'deal', on: 'createdAt', module: 'sales' })
