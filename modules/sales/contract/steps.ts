import { z } from 'zod'
import { endpoint, Id } from '#platform/http/endpoint'
import { recordShape } from '#platform/objects/object-type'
import { text } from '#platform/objects/text'
import { deal } from '../objects/deal.ts'

/** Something to be done with a deal before it goes on. */
const DealStep = z.object({
  step: z.string(),
  done: z.boolean(),
  wanted: z.boolean().describe('Its stage wants it done before the deal goes on'),
  doneAt: z.string().nullable(),
  doneBy: z.uuid().nullable().describe('Null: not done, or by somebody who is no more'),
})
export type DealStep = z.output<typeof DealStep>

const someId = '00000000-0000-7000-8000-000000000000'

/** Steps, one by one. */
export const stepsContract = {
  list: endpoint({
    method: 'GET',
    path: '/deals/{id}/steps',
    summary: 'The steps of a deal, with who did them and when; those of its stage first',
    permission: 'deals.read',
    input: z.strictObject({ id: Id }),
    output: z.object({ items: z.array(DealStep), nextCursor: z.null() }),
    refusals: ['record_not_found'],
    example: { id: someId },
  }),
  tick: endpoint({
    method: 'PUT',
    path: '/deals/{id}/steps',
    summary: 'Tick a step of a deal, or take the tick back',
    permission: 'deals.update',
    input: z.strictObject({
      id: Id,
      step: text(300).pipe(z.string().min(1, { error: 'It may not be empty' })),
      done: z.boolean().default(true),
    }),
    output: recordShape(deal.fields),
    refusals: ['record_not_found', 'forbidden'],
    example: { id: someId, step: 'Credit checked', done: true },
  }),
}
