import { z } from 'zod'
import { endpoint } from '#platform/http/endpoint'

/** A customer of whom nothing was heard for long. */
export const QuietCustomer = z.object({
  id: z.uuid(),
  title: z.string(),
  ownerId: z.uuid().nullable(),
  lastAt: z.string().describe('When something last happened with them: an order, a note, a call, a meeting, a task'),
  lastType: z.string(),
})

export const quietCustomersContract = {
  list: endpoint({
    method: 'GET',
    path: '/quiet-customers',
    summary: 'Customers and opportunities of whom nothing was heard for two months, the last heard of first',
    permission: 'contacts.read',
    input: z.strictObject({
      mine: z
        .enum(['true', 'false'])
        .default('false')
        .transform((value) => value === 'true'),
      limit: z.coerce.number().int().min(1).max(50).default(6),
    }),
    output: z.object({ days: z.int(), items: z.array(QuietCustomer) }),
    example: { mine: 'true' },
  }),
}
