import { randomUUID } from 'node:crypto'
import type { Person } from './workspace.ts'

/** A conversation with somebody known, a reply in it that has not left, and somebody who takes part. */
export async function aConversation(ann: Person, contactId: string) {
  const arrival = { sourceKey: 'filled', messageKey: 'filled', text: 'Two bags are open.', contactId }
  const { body } = await ann.asks('POST', '/arrivals', arrival)
  const id = String(body.conversationId)
  await ann.asks('POST', `/conversations/${id}/participants`, { email: 'ola@cafe-lumen.example' })
  const reply = { messageId: randomUUID(), kind: 'reply', text: 'Sorry!', version: 0, anyway: true }
  await ann.asks('POST', `/conversations/${id}/messages`, reply)
  const other = async (key: string) => {
    const more = { sourceKey: key, messageKey: key, text: 'And a third one.', contactId }
    return String((await ann.asks('POST', '/arrivals', more)).body.conversationId)
  }
  // What was merged can be undone.
  const [whole, part] = [await other('whole'), await other('part')]
  const { body: merged } = await ann.asks('POST', `/conversations/${whole}/merges`, { partId: part })
  const said = { shortcut: 'bye', name: 'Bye', body: 'Thank you!' }
  return {
    conversations: id,
    'other-conversations': await other('other'),
    'later-messages': reply.messageId,
    'conversation-moves': String(merged.moveId),
    'canned-replies': String((await ann.asks('POST', '/canned-replies', said)).body.id),
    macros: String(
      (await ann.asks('POST', '/macros', { name: 'Done', actions: [{ act: 'state', state: 'resolved' }] })).body.id,
    ),
  }
}
