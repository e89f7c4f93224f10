import { z } from 'zod'
import { endpoint, Id } from '#platform/http/endpoint'

const someId = '01890000-0000-7000-8000-000000000000'

const Here = z.object({
  recordId: z.uuid(),
  people: z
    .array(z.object({ id: z.uuid(), name: z.string(), typing: z.boolean() }))
    .describe('Who has the record open, you as well, in the order they came'),
})
export type Here = z.output<typeof Here>

const OfScreen = z.strictObject({
  recordId: Id,
  object: z.string().max(64),
  screen: Id.describe('Tells your screens apart: any UUID, the same as long as it is open'),
})

/** Who is on a record right now. Nothing of it is stored. */
export const presences = {
  keep: endpoint({
    method: 'PUT',
    path: '/presences/{recordId}',
    summary: 'Say every few seconds that you are on a record, and learn who else is',
    permission: 'signedIn',
    input: OfScreen.extend({ typing: z.boolean().default(false) }),
    output: Here,
    refusals: ['record_not_found', 'person_needed'],
    example: { recordId: someId, object: 'contact', screen: someId, typing: true },
  }),
  leave: endpoint({
    method: 'DELETE',
    path: '/presences/{recordId}',
    summary: 'Say that you left a record; whoever does not is gone after seconds',
    permission: 'signedIn',
    input: OfScreen,
    output: Here,
    refusals: ['record_not_found', 'person_needed'],
    example: { recordId: someId, object: 'contact', screen: someId },
  }),
}
