import { uuidv7 } from 'uuidv7'
import type { Ctx } from '#platform/ctx/ctx'
import type { StoredChannel } from '../find-channel.ts'
import { say } from '../say.ts'
import type { StoredVisitor } from '../sessions.ts'
import { chatWords } from '../words.ts'
import { handOver } from './hand-over.ts'

/** A visitor wants a person, by a press: also before they have said anything. */
export async function askForPerson(ctx: Ctx, channel: StoredChannel, visitor: StoredVisitor): Promise<void> {
  const text = chatWords(visitor.language)('personAsked')
  const conversationId =
    visitor.conversationId ?? (await say(ctx, channel, visitor, { key: uuidv7(), text, fileIds: [] })).conversationId
  await handOver(ctx, { channel, visitor, conversationId, why: 'asked' })
}
