import { z } from 'zod'
import { declareEvent } from '#platform/events/event'

declareEvent('conversation.surveyed', z.object({ surveyId: z.uuid(), way: z.enum(['mail', 'chat']) }))
declareEvent('ticket.surveyed', z.object({ surveyId: z.uuid(), way: z.enum(['mail', 'chat']) }))
// The comment stands with the survey, and may be deleted there.
declareEvent('conversation.rated', z.object({ surveyId: z.uuid(), rating: z.int(), scale: z.int() }))
declareEvent('ticket.rated', z.object({ surveyId: z.uuid(), rating: z.int(), scale: z.int() }))
declareEvent('surveySettings.changed', z.object({ fields: z.array(z.string()) }))
