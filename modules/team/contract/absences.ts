import { z } from 'zod'
import { endpoint, Id } from '#platform/http/endpoint'
import { Day } from '#platform/objects/field'

const someId = '00000000-0000-7000-8000-000000000000'

const Absence = z.object({ id: z.uuid(), userId: z.uuid(), from: z.string(), to: z.string() })

/** When people are away: rules give them nothing meanwhile. */
export const absencesContract = {
  list: endpoint({
    method: 'GET',
    path: '/absences',
    summary: 'Who is away today or will be, by their first day',
    permission: 'signedIn',
    input: z.strictObject({}),
    output: z.object({ items: z.array(Absence), nextCursor: z.null() }),
    example: {},
  }),
  create: endpoint({
    method: 'POST',
    path: '/absences',
    summary: 'Note that you are away, from the first to the last day; a colleague only with the right to manage people',
    permission: 'signedIn',
    input: z.strictObject({ userId: Id.optional(), from: Day, to: Day }).refine(({ from, to }) => from <= to, {
      error: 'It ends before it begins',
      path: ['to'],
      params: { mend: 'Swap the two dates.' },
    }),
    output: Absence,
    example: { from: '2027-07-05', to: '2027-07-16' },
  }),
  remove: endpoint({
    method: 'DELETE',
    path: '/absences/{id}',
    summary: 'Take an absence back',
    permission: 'signedIn',
    input: z.strictObject({ id: Id }),
    output: z.object({ id: z.uuid() }),
    refusals: ['absence_not_found'],
    example: { id: someId },
  }),
}
