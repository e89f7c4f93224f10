import { z } from 'zod'
import { declareEvent } from '#platform/events/event'

declareEvent('businessCalendar.created', z.object({ name: z.string() }))
declareEvent('businessCalendar.updated', z.object({ name: z.string() }))
declareEvent('businessCalendar.deleted', z.object({ name: z.string() }))
