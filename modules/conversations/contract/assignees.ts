import { z } from 'zod'
import { endpoint, Id } from '#platform/http/endpoint'

const someId = '00000000-0000-7000-8000-000000000000'

/** Who has a conversation. Two may give it to somebody at once: the second is told. */
export const conversationAssigneesContract = {
  set: endpoint({
    method: 'PUT',
    path: '/conversations/{id}/assignee',
    summary: 'Give a conversation to somebody, or to nobody, unless somebody else was given it meanwhile',
    permission: 'conversations.update',
    input: z.strictObject({
      id: Id,
      assigneeId: Id.nullable(),
      from: Id.nullable().optional().describe('who has it as you saw it; null: nobody; left out: whoever has it'),
    }),
    output: z.object({ id: z.uuid(), assigneeId: z.uuid().nullable(), version: z.int() }),
    refusals: ['record_not_found', 'forbidden', 'conversation_merged', 'conversation_taken'],
    example: { id: someId, assigneeId: null },
  }),
}
