import { type Route, routes } from '#platform/http/route'
import { assignmentRulesContract, assignmentsContract, responseTimesContract } from '../contract/assignment.ts'
import { availabilitiesContract, queuesContract, routingSettingsContract, skillsContract } from '../contract/routing.ts'
import { countUnowned, requestApplying } from '../domain/apply-rule.ts'
import { listAvailabilities, noteSeen, setAvailability } from '../domain/availability.ts'
import { explainAssignments } from '../domain/explain-assignments.ts'
import { readQueues } from '../domain/queues.ts'
import { describeResponseTimes } from '../domain/response-times.ts'
import { changeSettings, readSettings, setLimits } from '../domain/routing-settings.ts'
import { changeRule, createRule, listRules, orderRules, removeRule, setFallback } from '../domain/rules.ts'
import { createSkill, listSkills, removeSkill, renameSkill, setSkills } from '../domain/skills.ts'
import { tryRecord } from '../domain/try-record.ts'

export const assignmentRoutes: Route[] = [
  ...routes(assignmentRulesContract, {
    list: listRules,
    create: createRule,
    change: changeRule,
    remove: (ctx, { id }) => removeRule(ctx, id),
    order: orderRules,
    setFallback,
    countUnowned: (ctx, { id }) => countUnowned(ctx, id),
    apply: (ctx, { id }) => requestApplying(ctx, id),
    try: tryRecord,
  }),
  ...routes(assignmentsContract, { list: explainAssignments }),
  ...routes(responseTimesContract, { get: describeResponseTimes }),
  ...routes(skillsContract, {
    list: async (ctx) => ({ items: await listSkills(ctx), nextCursor: null }),
    create: createSkill,
    rename: renameSkill,
    remove: removeSkill,
    give: setSkills,
  }),
  ...routes(availabilitiesContract, { list: listAvailabilities, set: setAvailability, see: noteSeen }),
  ...routes(routingSettingsContract, { get: readSettings, change: changeSettings, limit: setLimits }),
  ...routes(queuesContract, { get: readQueues }),
]
