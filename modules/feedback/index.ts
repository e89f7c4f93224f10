import { surveySettingsContract, surveysContract } from './contract/surveys.ts'
import './events.ts'
import './first-acts.ts'
import './metrics/satisfaction.ts'
import './objects/surveys-facet.ts'

export const feedbackContracts = { surveys: surveysContract, surveySettings: surveySettingsContract }

export { feedbackRoutes } from './api/routes.ts'
export { followResolved } from './domain/follow-resolved.ts'
export { feedbackTasks } from './jobs/tasks.ts'
export { mountRatings } from './page/serve-rating.ts'
export { seedFeedback } from './seed.ts'
