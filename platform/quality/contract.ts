import { z } from 'zod'
import { endpoint } from '#platform/http/endpoint'
import { mendable } from './mendable.ts'

const Filter = z.record(z.string(), z.unknown()).describe('Opens the records behind the figure, in the filter language')
const ObjectName = z.string().min(1).max(60)

export const quality = {
  describe: endpoint({
    method: 'GET',
    path: '/quality',
    summary: 'How complete and how sound the records of each type are, as last measured',
    permission: 'signedIn',
    input: z.strictObject({}),
    output: z.object({
      objects: z.array(
        z.object({
          object: z.string(),
          total: z.int(),
          measuredAt: z.string().nullable(),
          isRunning: z.boolean(),
          may: z.object({ mend: z.boolean() }),
          score: z.int().nullable().describe('0 to 100; null before the first measurement'),
          flaws: z.array(
            z.object({
              mark: z.string(),
              count: z.int(),
              filter: Filter,
              canMend: z.boolean().describe('By Kith, at once'),
            }),
          ),
          fields: z.array(z.object({ field: z.string(), filled: z.int(), empty: z.int(), filter: Filter })),
        }),
      ),
    }),
    example: {},
  }),
  measure: endpoint({
    method: 'POST',
    path: '/quality/measurements',
    summary: 'Measure all records of a type anew, in the background',
    permission: 'signedIn',
    input: z.strictObject({ object: ObjectName }),
    output: z.object({ object: z.string() }),
    refusals: ['forbidden'],
    example: { object: 'contact' },
  }),
  proposals: endpoint({
    method: 'GET',
    path: '/quality/proposals',
    summary: 'What Kith would change to mend a flaw; a bulk job with the act “mend” does it, and can be undone',
    permission: 'signedIn',
    input: z.strictObject({ object: ObjectName, mark: z.enum(mendable) }),
    output: z.object({
      records: z.int().describe('That would be changed, of those looked at'),
      isAll: z.boolean().describe('Whether all that have the flaw were looked at'),
      items: z.array(
        z.object({
          slip: z.string().describe('What is decided as one; the act takes some of these'),
          name: z.string().nullable().describe('Of the company that people would be linked to'),
          count: z.int(),
          examples: z.array(
            z.object({
              ...{ id: z.uuid(), title: z.string().nullable(), field: z.string() },
              ...{ before: z.string().nullable(), after: z.string() },
            }),
          ),
        }),
      ),
    }),
    refusals: ['forbidden'],
    example: { object: 'contact', mark: 'emailSlip' },
  }),
}
