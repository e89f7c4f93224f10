import { api, type client } from '#app/web/api.ts'

export type Rule = Awaited<ReturnType<typeof client.automationRules.list>>['items'][number]
export type Trigger = Rule['trigger']
export type Act = Rule['acts'][number]
export type ActKind = Act['act']
export type Subject = Rule['object']
export type Run = Awaited<ReturnType<typeof client.automationRuns.list>>['items'][number]

export const rulesQuery = api.automationRules.list.queryOptions({ input: {} })

export const subjects: readonly Subject[] = ['conversation', 'ticket']

/** What may set off a rule about an object. */
export const triggersOf = (object: Subject): readonly Trigger['on'][] =>
  object === 'ticket'
    ? ['created', 'updated', 'received', 'answered', 'since', 'beforeDue']
    : ['created', 'updated', 'received', 'answered', 'since']

/** What a rule about an object may do. */
export const actsOf = (object: Subject): readonly ActKind[] =>
  object === 'ticket'
    ? ['reply', 'set', 'tell', 'task']
    : ['reply', 'set', 'label', 'snooze', 'note', 'tell', 'task', 'ticket']
