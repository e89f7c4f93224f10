import { z } from 'zod'
import { endpoint, Id } from '#platform/http/endpoint'
import { text } from '#platform/objects/text'

const someId = '00000000-0000-7000-8000-000000000000'
const Moved = z.object({
  moveId: z.uuid().describe('by which it can be undone'),
  conversationId: z.uuid().describe('where to look now'),
})

/** What belongs together and was apart, and what was together and is two matters. */
export const conversationMovesContract = {
  merge: endpoint({
    method: 'POST',
    path: '/conversations/{id}/merges',
    summary:
      'Let another conversation become part of this one: its messages stand here by their time, what answers it comes here',
    permission: 'conversations.update',
    input: z.strictObject({ id: Id, partId: Id.describe('the conversation that becomes a part of it') }),
    output: Moved,
    refusals: ['record_not_found', 'forbidden', 'conversation_merged', 'conversation_sending'],
    example: { id: someId, partId: someId },
  }),
  split: endpoint({
    method: 'POST',
    path: '/conversations/{id}/splits',
    summary:
      'Make what was said from a message on a conversation of its own; what the customer goes on writing comes there',
    permission: 'conversations.update',
    input: z.strictObject({
      id: Id,
      fromMessageId: Id,
      subject: text(500).optional().describe('of the new one; the same where absent'),
    }),
    output: Moved,
    refusals: ['record_not_found', 'forbidden', 'message_not_found', 'conversation_merged'],
    example: { id: someId, fromMessageId: someId, subject: 'The invoice' },
  }),
  undo: endpoint({
    method: 'DELETE',
    path: '/conversation-moves/{id}',
    summary: 'Undo a merge or a split, once; no message is lost',
    permission: 'conversations.update',
    input: z.strictObject({ id: Id }),
    output: Moved,
    refusals: ['conversation_move_not_found', 'record_not_found', 'forbidden', 'conversation_merged'],
    example: { id: someId },
  }),
}
