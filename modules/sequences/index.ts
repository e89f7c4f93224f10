import { letters } from './contract/letters.ts'
import { enrolments, optOuts, sequences } from './contract/sequences.ts'
import { mailTemplates, mailVariablesContract } from './contract/templates.ts'
import './domain/enrol-many.ts'
import './first-acts.ts'

export const sequencesContract = {
  mailTemplates,
  mailVariables: mailVariablesContract,
  letters,
  sequences,
  enrolments,
  optOuts,
}

export { sequencesRoutes } from './api/routes.ts'
export { followAnswers } from './domain/follow-answers.ts'
export { followSequences } from './domain/follow-events.ts'
export { noteAnswer } from './domain/note-answer.ts'
export { sequencesTasks } from './jobs/sequences.ts'
export { mountUnsubscribe } from './page/serve-unsubscribe.ts'
export { seedSequences } from './seed.ts'
