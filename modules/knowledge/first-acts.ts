import { declareFirstAct, declareModule } from '#platform/adoption/declared'

declareModule({
  name: 'knowledge',
  place: 27,
  objects: ['article'],
  usedBy: ['article'],
})

declareFirstAct({ name: 'knowledge.published', place: 34, types: ['article.published'], module: 'knowledge' })
