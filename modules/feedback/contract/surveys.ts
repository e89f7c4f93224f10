import { z } from 'zod'
import { endpoint, Id } from '#platform/http/endpoint'
import { optionalText } from '#platform/objects/text'
import { followUps } from '../domain/survey-settings.ts'

const Scale = z.literal([2, 3, 5])

const SurveyLine = z.object({
  id: z.uuid(),
  conversationId: z.uuid().nullable().describe('What it is about; null: a ticket that no conversation is about'),
  ticketId: z.uuid().nullable(),
  number: z.string().describe('Of the conversation or the ticket'),
  subject: z.string().nullable(),
  contactId: z.uuid().nullable(),
  customer: z.string().nullable(),
  agentId: z.uuid().nullable().describe('Whose it was when it was resolved'),
  teamId: z.uuid().nullable(),
  channel: z.string(),
  way: z.enum(['mail', 'chat']).describe('By which they were asked'),
  scale: Scale,
  rating: z.int().nullable().describe('1 to the scale; null: no answer'),
  satisfied: z.boolean().nullable().describe('The two top boxes of five, the top one of fewer'),
  bad: z.boolean().nullable().describe('The two lowest of five, the lowest of fewer'),
  comment: z.string().nullable(),
  askedAt: z.string(),
  answeredAt: z.string().nullable(),
  expiresAt: z.string(),
  taskId: z.uuid().nullable().describe('The follow-up of a bad rating'),
})
export type SurveyLine = z.output<typeof SurveyLine>

export const surveyKinds = ['all', 'rated', 'bad', 'commented', 'unanswered'] as const

const SurveysQuery = z.strictObject({
  which: z.enum(surveyKinds).default('all'),
  conversationId: Id.optional(),
  ticketId: Id.optional(),
  agentId: Id.optional(),
  before: Id.optional().describe('A survey: those asked before it'),
  limit: z.coerce.number().int().min(1).max(200).default(50),
})
export type SurveysQuery = z.output<typeof SurveysQuery>

const OwnWords = z.strictObject({
  question: optionalText(300),
  thanks: optionalText(300),
})

const settings = {
  on: z.boolean().describe('Switched on, it asks about what is resolved from then on'),
  delayMinutes: z.int().min(0).max(20_160).describe('From resolving to the mail; in a chat it is asked at once'),
  restDays: z.int().min(1).max(365).describe('The same customer is asked again so many days later at the earliest'),
  expiryDays: z.int().min(1).max(90).describe('How long it can be answered, and changed'),
  scale: Scale.describe('How many answers there are to choose from'),
  words: z.strictObject({ en: OwnWords, de: OwnWords }).describe('Own words; null: those Kith brings along'),
  followUp: z.enum(followUps).describe('Who gets a task for a bad rating'),
  followUpBy: Id.nullable().describe('The person, and whoever follows up where nobody had the conversation'),
}

const Settings = z.object({ ...settings })

/** What customers said when they were asked how it went. */
export const surveysContract = {
  list: endpoint({
    method: 'GET',
    path: '/surveys',
    summary: 'Whom Kith asked how it went, and what they said; asked last first',
    permission: 'conversations.read',
    input: SurveysQuery,
    output: z.object({ items: z.array(SurveyLine), hasMore: z.boolean() }),
    example: { which: 'bad' },
  }),
}

export const surveySettingsContract = {
  get: endpoint({
    method: 'GET',
    path: '/survey-settings',
    summary: 'Whether and how customers are asked after something was resolved',
    permission: 'conversations.read',
    input: z.strictObject({}),
    output: Settings,
    example: {},
  }),
  change: endpoint({
    method: 'PATCH',
    path: '/survey-settings',
    summary: 'Change what is given of them',
    permission: 'settings',
    input: z.strictObject(settings).partial(),
    output: Settings,
    example: { on: true, delayMinutes: 120, scale: 5 },
  }),
}
