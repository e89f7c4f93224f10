import { z } from 'zod'
import { endpoint } from '#platform/http/endpoint'

const Hit = z.object({
  object: z.string(),
  id: z.uuid(),
  title: z.string(),
  field: z.string().nullable().describe('The field that holds what was typed; null for the title'),
  match: z.string().nullable().describe('Its text around the match'),
  words: z.array(z.string()).describe('What to highlight: the words as they are written there'),
  alike: z.boolean().describe('Found by words like those that were typed'),
  detail: z.string().nullable().describe('What the record belongs to: a contact’s company, an order’s customer'),
})
export type Hit = z.infer<typeof Hit>

export const searchContract = {
  search: endpoint({
    method: 'GET',
    path: '/search',
    summary: 'Find records of any kind by name, email, phone, number or words, also mistyped ones',
    permission: 'signedIn',
    input: z.strictObject({
      q: z
        .string()
        .max(200)
        .refine((text) => !text.includes('\u0000') && text.isWellFormed(), {
          error: 'The text has a broken character',
        }),
      limit: z.coerce.number().int().min(1).max(100).default(20),
      object: z.string().max(60).optional().describe('Only records of this object; counts are of all'),
    }),
    output: z.object({
      items: z.array(Hit),
      kinds: z.array(
        z.object({
          object: z.string(),
          count: z.int().describe('As many were looked at'),
          more: z.boolean().describe('There may be more'),
        }),
      ),
    }),
    example: { q: 'sofia' },
  }),
}
