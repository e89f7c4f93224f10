import { z } from 'zod'
import { endpoint, Id } from '#platform/http/endpoint'
import { Rule, RuleDraft, RulePatch, Subject } from './rule-shape.ts'

const someId = '00000000-0000-7000-8000-000000000000'
const one = z.strictObject({ id: Id })
const Rules = z.object({ items: z.array(Rule).describe('by object, in their order') })

export const automationRulesContract = {
  list: endpoint({
    method: 'GET',
    path: '/automation-rules',
    summary: 'What Kith does by itself when something happens, in the order of the rules',
    permission: 'settings',
    input: z.strictObject({}),
    output: Rules,
    example: {},
  }),
  create: endpoint({
    method: 'POST',
    path: '/automation-rules',
    summary: 'Make a rule, the last of its object; it holds for what happens from then on',
    permission: 'settings',
    input: RuleDraft,
    output: Rule,
    example: {
      ...{ object: 'conversation', name: 'After hours', trigger: { on: 'created' }, hours: 'closed' },
      acts: [{ act: 'reply', text: 'Thank you for your mail. We read it in the morning.' }],
    },
  }),
  change: endpoint({
    method: 'PATCH',
    path: '/automation-rules/{id}',
    summary: 'Change a rule, or switch it on or off',
    permission: 'settings',
    input: RulePatch,
    output: Rule,
    refusals: ['automation_rule_not_found', 'version_conflict'],
    example: { id: someId, on: false },
  }),
  remove: endpoint({
    method: 'DELETE',
    path: '/automation-rules/{id}',
    summary: 'Delete a rule with its runs; what it did stays on the timelines',
    permission: 'settings',
    input: one,
    output: z.object({ id: z.uuid() }),
    refusals: ['automation_rule_not_found'],
    example: { id: someId },
  }),
  order: endpoint({
    method: 'PUT',
    path: '/automation-rules/order',
    summary: 'Put the rules of an object into an order: what one changes, the next finds changed',
    permission: 'settings',
    input: z.strictObject({ object: Subject, ids: z.array(Id).max(500) }),
    output: Rules,
    example: { object: 'conversation', ids: [] },
  }),
  try: endpoint({
    method: 'POST',
    path: '/automation-trials',
    summary: 'Which rules would do something with a record as it stands, if their trigger came now; nothing is done',
    permission: 'settings',
    input: z.strictObject({ object: Subject, recordId: Id }),
    output: z.object({
      items: z.array(
        z.object({
          ruleId: z.uuid(),
          name: z.string(),
          verdict: z.enum(['acts', 'off', 'filter', 'hours', 'once', 'unreadable']),
        }),
      ),
    }),
    refusals: ['record_not_found'],
    example: { object: 'conversation', recordId: someId },
  }),
}

/** What came of one act. `value`: why not, or what was made. */
export const Outcome = z.object({
  act: z.string(),
  result: z
    .enum(['done', 'same', 'robot', 'tooMany', 'nobody', 'noValue', 'noConversation'])
    .describe('noConversation: the ticket has none in which the customer could be answered'),
  field: z.string().optional(),
})
export type Outcome = z.output<typeof Outcome>

export const runStates = ['waiting', 'done', 'failed', 'stopped'] as const

const Run = z.object({
  id: z.uuid(),
  ruleId: z.uuid(),
  ruleName: z.string(),
  ruleVersion: z.int().nullable().describe('null until it ran'),
  object: z.string(),
  recordId: z.uuid(),
  record: z.string().describe('the name it has now; empty where it is gone'),
  state: z.enum(runStates).describe('stopped: it would have gone round in a circle'),
  outcomes: z.array(Outcome),
  problem: z.string().nullable(),
  queuedAt: z.string(),
  ranAt: z.string().nullable(),
})

export const automationRunsContract = {
  list: endpoint({
    method: 'GET',
    path: '/automation-runs',
    summary: 'What rules did, the newest first: of one rule, of one record, or of all',
    permission: 'settings',
    input: z.strictObject({
      ruleId: Id.optional(),
      recordId: Id.optional(),
      state: z.enum(runStates).optional(),
      before: Id.optional().describe('the id of the last one of the page before'),
    }),
    output: z.object({ items: z.array(Run), hasMore: z.boolean() }),
    example: {},
  }),
}
