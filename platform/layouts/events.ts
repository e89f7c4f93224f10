import { z } from 'zod'
import { declareEvent } from '#platform/events/event'

const Layout = z.object({ object: z.string(), teamId: z.uuid().nullable() })
declareEvent('layout.created', Layout)
declareEvent('layout.updated', Layout)
declareEvent('layout.deleted', Layout)
declareEvent('object.renamed', z.object({ object: z.string(), names: z.record(z.string(), z.unknown()) }))
