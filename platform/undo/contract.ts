import { z } from 'zod'
import { endpoint, Id } from '#platform/http/endpoint'
import { Undo } from './undo-shape.ts'

const someId = '01890000-0000-7000-8000-000000000000'

export const undos = {
  create: endpoint({
    method: 'POST',
    path: '/undos',
    summary: 'Take back all that has one cause, or some events; one’s own acts, an administrator anybody’s',
    permission: 'signedIn',
    input: z
      .strictObject({ causeId: Id.optional(), eventIds: z.array(Id).min(1).max(1_000).optional() })
      .refine(({ causeId, eventIds }) => (causeId === undefined) !== (eventIds === undefined), {
        error: 'Either a cause or events',
        params: { mend: 'Send {"causeId": "…"} or {"eventIds": ["…"]}.' },
      }),
    output: Undo,
    refusals: ['nothing_to_undo', 'merge_not_undoable', 'record_not_found'],
    example: { causeId: someId },
  }),
  get: endpoint({
    method: 'GET',
    path: '/undos/{id}',
    summary:
      'How an undo stands, and what it left as it is; a key that does not see every record and field reads its own',
    permission: 'signedIn',
    input: z.strictObject({ id: Id }),
    output: Undo,
    refusals: ['undo_not_found'],
    example: { id: someId },
  }),
}
