import { z } from 'zod'
import { declareEvent } from '#platform/events/event'

declareEvent('calendar.feedCreated', z.object({}))
declareEvent('calendar.feedRevoked', z.object({}))
declareEvent('calendar.answered', z.object({ name: z.string(), email: z.string(), answer: z.string() }))
