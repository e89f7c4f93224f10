import { automationRulesContract, automationRunsContract } from './contract/automation.ts'

export const automationContract = {
  automationRules: automationRulesContract,
  automationRuns: automationRunsContract,
}

export { automationRoutes } from './api/routes.ts'
export { followRules } from './domain/follow-events.ts'
export { forgetRunsOf } from './domain/forget-runs.ts'
export { automationTasks } from './jobs/automation.ts'
export { seedAutomation } from './seed.ts'
