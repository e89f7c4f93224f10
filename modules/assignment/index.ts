import { assignmentRulesContract, assignmentsContract, responseTimesContract } from './contract/assignment.ts'

export const assignmentContract = {
  assignmentRules: assignmentRulesContract,
  assignments: assignmentsContract,
  responseTimes: responseTimesContract,
}

export { assignmentRoutes } from './api/routes.ts'
export { followUnowned } from './domain/follow-records.ts'
export { forgetAssignmentsOf } from './domain/forget-assignments.ts'
export { assignmentTasks } from './jobs/assignment.ts'
export { seedAssignment } from './seed.ts'
