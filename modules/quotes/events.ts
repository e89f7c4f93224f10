import { z } from 'zod'
import { declareEvent } from '#platform/events/event'

const Said = z.object({ revision: z.int(), name: z.string(), reason: z.string().nullable() })

const Asked = z.object({ share: z.number(), note: z.string().nullable() })

declareEvent('quote.sent', z.object({ revision: z.int(), to: z.string().nullable() }))
declareEvent('quote.viewed', z.object({ revision: z.int(), views: z.int() }))
declareEvent('quote.approvalAsked', Asked)
declareEvent('quote.approved', Asked)
declareEvent('quote.approvalDeclined', Asked)
declareEvent('quoteSettings.changed', z.object({ fields: z.array(z.string()) }))
declareEvent('quote.accepted', Said)
declareEvent('quote.declined', Said)
