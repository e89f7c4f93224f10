import { z } from 'zod'
import { endpoint, Id } from '#platform/http/endpoint'
import { ObjectName, occasions, Passed, Rule, RuleDraft, RulePatch, Weighed } from './rule-shape.ts'

const someId = '00000000-0000-7000-8000-000000000000'
const one = z.strictObject({ id: Id })

const Rules = z.object({
  items: z.array(Rule).describe('by object, in their order'),
  objects: z.array(
    z.object({
      object: z.string(),
      fallbackId: z.uuid().nullable().describe('who gets what no rule can place'),
      waiting: z.int().describe('records in the queue'),
      later: z.int().describe('those of them that wait until somebody is at work'),
      routed: z.boolean().describe('its records go to whoever is there, and wait in queues until somebody is'),
    }),
  ),
})

const Size = z.object({ count: z.int(), exact: z.boolean(), low: z.int(), high: z.int() })

export const assignmentRulesContract = {
  list: endpoint({
    method: 'GET',
    path: '/assignment-rules',
    summary: 'The rules by which records get an owner, in their order, and what waits for one',
    permission: 'settings',
    input: z.strictObject({}),
    output: Rules,
    example: {},
  }),
  create: endpoint({
    method: 'POST',
    path: '/assignment-rules',
    summary: 'Make a rule, the last of its object',
    permission: 'settings',
    input: RuleDraft,
    output: Rule,
    refusals: ['team_not_found'],
    example: { object: 'contact', name: 'North', occasions: ['created'], method: 'roundRobin', teamId: someId },
  }),
  change: endpoint({
    method: 'PATCH',
    path: '/assignment-rules/{id}',
    summary: 'Change a rule, or switch it on or off; it holds for what comes from then on',
    permission: 'settings',
    input: RulePatch,
    output: Rule,
    refusals: ['assignment_rule_not_found', 'team_not_found', 'version_conflict'],
    example: { id: someId, on: false },
  }),
  remove: endpoint({
    method: 'DELETE',
    path: '/assignment-rules/{id}',
    summary: 'Delete a rule; what it gave to people stays theirs',
    permission: 'settings',
    input: one,
    output: z.object({ id: z.uuid() }),
    refusals: ['assignment_rule_not_found'],
    example: { id: someId },
  }),
  order: endpoint({
    method: 'PUT',
    path: '/assignment-rules/order',
    summary: 'Put the rules of an object into an order: the first that fits takes a record',
    permission: 'settings',
    input: z.strictObject({ object: ObjectName, ids: z.array(Id).max(500) }),
    output: Rules,
    example: { object: 'contact', ids: [] },
  }),
  setFallback: endpoint({
    method: 'PUT',
    path: '/assignment-fallbacks',
    summary: 'Say who gets what no rule can place',
    permission: 'settings',
    input: z.strictObject({ object: ObjectName, userId: Id.nullable() }),
    output: Rules,
    example: { object: 'contact', userId: null },
  }),
  countUnowned: endpoint({
    method: 'GET',
    path: '/assignment-rules/{id}/unowned',
    summary: 'How many records that nobody owns a rule is about',
    permission: 'settings',
    input: one,
    output: Size,
    refusals: ['assignment_rule_not_found'],
    example: { id: someId },
  }),
  apply: endpoint({
    method: 'POST',
    path: '/assignment-rules/{id}/applications',
    summary: 'Have a rule give out all it is about that nobody owns, in the background',
    permission: 'settings',
    input: one,
    output: Size,
    refusals: ['assignment_rule_not_found'],
    example: { id: someId },
  }),
  try: endpoint({
    method: 'POST',
    path: '/assignment-trials',
    summary: 'Which rule would take a record and whom it would choose; nothing is done',
    permission: 'settings',
    input: z.strictObject({ object: ObjectName, recordId: Id, occasion: z.enum(occasions).default('created') }),
    output: z.object({
      kind: z.enum(['given', 'waits', 'left']),
      userId: z.uuid().nullable(),
      teamId: z.uuid().nullable().describe('the team that gets it, with that person or with nobody yet'),
      ruleId: z.uuid().nullable().describe('null with a person: the fallback'),
      ruleName: z.string().nullable(),
      until: z.string().nullable().describe('when somebody is at work, for what waits'),
      people: z.array(Weighed),
      passed: z.array(Passed),
    }),
    refusals: ['record_not_found'],
    example: { object: 'contact', recordId: someId },
  }),
}

const Assignment = z.object({
  id: z.uuid(),
  userId: z.uuid().nullable().describe('null: it was given to a team'),
  teamId: z.uuid().nullable(),
  ruleId: z.uuid().nullable(),
  ruleName: z.string().describe('empty: the fallback'),
  ruleVersion: z.int().nullable(),
  occasion: z.string(),
  people: z.array(Weighed),
  passed: z.array(Passed),
  startedAt: z.string().describe('since when the customer waits'),
  assignedAt: z.string(),
  alarmMinutes: z.int().nullable(),
  alarms: z.int(),
})

export const assignmentsContract = {
  list: endpoint({
    method: 'GET',
    path: '/assignments',
    summary: 'To whom rules gave a record and why, newest first, and when somebody first reacted',
    permission: 'signedIn',
    input: z.strictObject({ object: ObjectName, recordId: Id }),
    output: z.object({
      items: z.array(Assignment),
      waiting: z
        .object({
          since: z.string(),
          until: z.string().nullable().describe('when somebody is at work, or the next rule is asked'),
          ruleName: z.string().nullable().describe('whose people it waits for'),
          people: z.array(Weighed),
          passed: z.array(Passed),
        })
        .nullable(),
      touchedAt: z.string().nullable(),
    }),
    refusals: ['record_not_found'],
    example: { object: 'contact', recordId: someId },
  }),
}

const figures = {
  count: z.int(),
  median: z.number().nullable().describe('minutes; null: more than half were never answered'),
  within5: z.number().describe('share of all that was answered within 5 minutes'),
  within60: z.number(),
  never: z.number().describe('share that nobody has answered yet'),
}

export const responseTimesContract = {
  get: endpoint({
    method: 'GET',
    path: '/response-times',
    summary: 'How long new leads, or customers who write, wait for a first reaction; never answered counts as infinite',
    permission: 'signedIn',
    input: z.strictObject({
      object: ObjectName.default('contact'),
      days: z.coerce.number().int().min(1).max(366).default(30),
    }),
    output: z.object({
      ...figures,
      workingMedian: z.number().nullable().describe('minutes of work by the owner’s clock'),
      isAll: z.boolean().describe('false: the newest 5,000'),
      people: z.array(z.object({ userId: z.uuid().nullable(), ...figures })),
    }),
    example: { days: 30 },
  }),
}
