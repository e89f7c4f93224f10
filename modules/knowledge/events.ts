import { z } from 'zod'
import { declareEvent, FieldChange } from '#platform/events/event'

const Version = z.object({ language: z.string(), number: z.int(), title: z.string() })

declareEvent('article.published', Version)
declareEvent('article.unpublished', Version)
declareEvent('article.reviewed', z.object({}))
declareEvent('articleCategories.changed', z.object({ count: z.int() }))
declareEvent('helpCentre.changed', z.object({ changes: z.record(z.string(), FieldChange) }))
