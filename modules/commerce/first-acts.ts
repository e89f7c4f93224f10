import { declareFirstAct, declareModule } from '#platform/adoption/declared'
import { declareFigure } from '#platform/adoption/figures'

declareModule({
  name: 'commerce',
  place: 20,
  objects: ['quote', 'order', 'product'],
  usedBy: ['quote', 'order', 'product'],
  readyWith: { object: 'contact', count: 20 },
})

declareFirstAct({
  name: 'orders.brought',
  place: 30,
  types: ['import.finished', 'order.created'],
  is: (event) => event.type === 'order.created' || event.payload.object === 'order',
  steps: ['lead'],
  module: 'commerce',
})

declareFigure({ name: 'orders', place: 10, object: 'order', on: 'placedAt', module: 'commerce' })
