import { letters } from './contract/letters.ts'
import { mailTemplates, mailVariablesContract } from './contract/templates.ts'

export const sequencesContract = { mailTemplates, mailVariables: mailVariablesContract, letters }

export { sequencesRoutes } from './api/routes.ts'
export { noteAnswer } from './domain/note-answer.ts'
export { seedSequences } from './seed.ts'
