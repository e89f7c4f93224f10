import { type Route, routes } from '#platform/http/route'
import { automationRulesContract, automationRunsContract } from '../contract/automation.ts'
import { listRuns } from '../domain/list-runs.ts'
import { changeRule, createRule, listRules, orderRules, removeRule } from '../domain/rules.ts'
import { tryRules } from '../domain/try-rules.ts'

export const automationRoutes: Route[] = [
  ...routes(automationRulesContract, {
    list: listRules,
    create: createRule,
    change: changeRule,
    remove: removeRule,
    order: orderRules,
    try: tryRules,
  }),
  ...routes(automationRunsContract, { list: listRuns }),
]
