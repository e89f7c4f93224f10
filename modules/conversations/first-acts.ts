import { declareModule } from '#platform/adoption/declared'

declareModule({
  name: 'conversations',
  place: 6,
  objects: ['conversation'],
  usedBy: ['conversation'],
  verbs: ['replied', 'noted'],
})
