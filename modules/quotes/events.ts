import { z } from 'zod'
import { declareEvent } from '#platform/events/event'

const Said = z.object({ revision: z.int(), name: z.string(), reason: z.string().nullable() })

declareEvent('quote.sent', z.object({ revision: z.int(), to: z.string().nullable() }))
declareEvent('quote.viewed', z.object({ revision: z.int(), views: z.int() }))
declareEvent('quote.accepted', Said)
declareEvent('quote.declined', Said)
