import { assignmentRulesContract, assignmentsContract, responseTimesContract } from './contract/assignment.ts'
import { availabilitiesContract, queuesContract, routingSettingsContract, skillsContract } from './contract/routing.ts'

export const assignmentContract = {
  assignmentRules: assignmentRulesContract,
  assignments: assignmentsContract,
  responseTimes: responseTimesContract,
  skills: skillsContract,
  availabilities: availabilitiesContract,
  routingSettings: routingSettingsContract,
  queues: queuesContract,
}

export { assignmentRoutes } from './api/routes.ts'
export { followFreed, followUnowned } from './domain/follow-records.ts'
export { forgetAssignmentsOf } from './domain/forget-assignments.ts'
export { findPeople, membersOf } from './domain/people.ts'
export { assignmentTasks } from './jobs/assignment.ts'
export { seedAssignment } from './seed.ts'
export { seedRouting } from './seed-routing.ts'
