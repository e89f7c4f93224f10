import { type Route, routes } from '#platform/http/route'
import { assignmentRulesContract, assignmentsContract, responseTimesContract } from '../contract/assignment.ts'
import { countUnowned, requestApplying } from '../domain/apply-rule.ts'
import { explainAssignments } from '../domain/explain-assignments.ts'
import { describeResponseTimes } from '../domain/response-times.ts'
import { changeRule, createRule, listRules, orderRules, removeRule, setFallback } from '../domain/rules.ts'
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
]
