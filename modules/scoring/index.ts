import { contactScoresContract } from './contract/contact-scores.ts'
import { scoringContract } from './contract/scoring.ts'
import './events.ts'
import './objects/score-facet.ts'

export const scoringContracts = { scoring: scoringContract, contactScores: contactScoresContract }

export { scoringRoutes } from './api/routes.ts'
export { passOn as passScores } from './domain/run-pass.ts'
export { followScores } from './jobs/follow-events.ts'
export { scoringTasks } from './jobs/tasks.ts'
export { forgetDemoScoring, seedScoreView, seedScoring } from './seed.ts'
