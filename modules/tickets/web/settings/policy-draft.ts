import type { Policy } from './settings-query.ts'

export const priorities = ['urgent', 'high', 'normal', 'low'] as const
export const kinds = ['firstResponse', 'nextResponse', 'resolution'] as const
export const acts = ['tellOwner', 'tellLeads', 'reassign', 'raisePriority'] as const

export type PolicyDraft = Pick<Policy, 'name' | 'on' | 'calendarId' | 'targets' | 'steps'> & { filter: unknown }

const none = { firstResponse: null, nextResponse: null, resolution: null }

export const freshPolicy: PolicyDraft = {
  ...{ name: '', on: true, filter: null, calendarId: null },
  targets: { urgent: none, high: none, normal: none, low: none },
  steps: [{ minutes: -15, act: 'tellOwner', userId: null }],
}

export const draftOf = ({ name, on, filter, calendarId, targets, steps }: Policy): PolicyDraft => ({
  ...{ name, on, filter, calendarId, targets, steps },
})
