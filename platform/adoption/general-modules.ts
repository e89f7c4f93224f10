import { declareFirstAct, declareModule } from './declared.ts'

// What works on the records of any object belongs to no business module.
declareModule({
  name: 'collaboration',
  place: 14,
  objects: [],
  usedBy: ['comment', 'reaction', 'handOver', 'handOverTemplate', 'announcement'],
  verbs: ['followed'],
})
declareModule({ name: 'calendar', place: 16, objects: [], usedBy: ['calendar', 'activity'] })
declareModule({ name: 'ownObjects', place: 50, objects: 'own', usedBy: [] })
declareModule({
  name: 'segments',
  place: 30,
  objects: ['segment'],
  usedBy: ['segment'],
  readyWith: { object: 'contact', count: 50 },
})
declareModule({
  name: 'quality',
  place: 40,
  objects: [],
  usedBy: ['duplicates'],
  verbs: ['merged'],
  readyWith: { object: 'contact', count: 100 },
})

declareFirstAct({ name: 'colleague.invited', place: 60, types: ['member.invited'], steps: ['lead'] })
declareFirstAct({ name: 'team.made', place: 70, types: ['team.created'], steps: ['lead'] })
declareFirstAct({ name: 'view.saved', place: 80, types: ['view.created'], steps: ['lead', 'member', 'reader'] })
declareFirstAct({ name: 'feedback.given', place: 90, types: ['feedback.given'], steps: ['reader'] })
