import { uuidv7 } from 'uuidv7'
import { inLightOf } from '#platform/ctx/ctx'
import type { Seed, SeededContact } from '#platform/objects/seed'
import { deliver } from './domain/deliver.ts'
import { moveConversation } from './domain/lock-conversation.ts'
import { receiveMessage } from './domain/receive-message.ts'
import { writeMessage } from './domain/write-message.ts'
import { seedAnswers } from './seed-answers.ts'
import { type Talk, talks } from './seed-words.ts'

const MINUTE = 60_000
const rounds = 3

/** Conversations of the last weeks: some new and nobody's, some being worked on, set aside or done. */
export async function seedConversations(seed: Seed): Promise<void> {
  const { ctx, contacts } = seed
  const said = talks[ctx.workspace.locale.startsWith('de') ? 'de' : 'en']
  const people = contacts.slice(-said.length * rounds)
  for (const [index, contact] of people.entries()) {
    const talk = said[index % said.length]
    if (talk) await seedOne(seed, { talk, contact, index, of: people.length })
  }
  await seedAnswers(seed)
}

interface One {
  talk: Talk
  contact: SeededContact
  index: number
  of: number
}

/** The last of them came minutes ago, the first weeks ago; what is old is mostly done. */
async function seedOne(seed: Seed, { talk, contact, index, of }: One): Promise<void> {
  const age = (of - index) ** 2 * 22 * MINUTE + 6 * MINUTE
  const came = new Date(seed.today.getTime() - age)
  const customer = inLightOf(seed.at(came).ctx, {
    actor: { kind: 'customer', id: contact.id },
    userId: null,
    isRetold: true,
  })
  const [first = '', ...later] = talk.said
  const message = {
    channel: 'api',
    sourceKey: `demo-${index}`,
    from: { contactId: contact.id, name: contact.firstName },
  }
  const { conversationId: id } = await receiveMessage(customer, {
    ...{ ...message, messageKey: `demo-${index}-0`, subject: talk.subject, text: first, sentAt: came.toISOString() },
  })
  const sellers = seed.sellers.flatMap((one) => one ?? [])
  const who = sellers[index % Math.max(1, sellers.length)]
  const isFresh = index >= of - 4
  if (!who || isFresh) return
  const by = (minutes: number) => seed.as(who).at(new Date(came.getTime() + Math.min(age, minutes * MINUTE))).ctx
  await moveConversation(by(4), id, { assigneeId: who, ...(index % 7 === 0 ? { priority: 'high' } : {}) })
  if (talk.note) await say(by(9), { id, kind: 'note', text: talk.note })
  if (index % 4 === 3) return
  await say(by(14), { id, kind: 'reply', text: talk.answer })
  for (const [at, text] of later.entries()) {
    const sentAt = new Date(came.getTime() + Math.min(age, (40 + at * 30) * MINUTE)).toISOString()
    await receiveMessage(customer, { ...message, messageKey: `demo-${index}-${at + 1}`, text, sentAt })
  }
  if (index < of - 12) await moveConversation(by(120), id, { state: 'resolved' })
  else if (index % 5 === 1)
    await moveConversation(by(120), id, {
      snoozedUntil: new Date(seed.today.getTime() + 40 * 60 * MINUTE).toISOString(),
    })
  else if (index % 5 === 2) await moveConversation(by(120), id, { state: 'pending' })
}

async function say(ctx: Seed['ctx'], { id, kind, text }: { id: string; kind: 'reply' | 'note'; text: string }) {
  const messageId = uuidv7()
  const written = { id, messageId, kind, text, version: 0, anyway: true, mentions: [], fileIds: [] }
  await writeMessage(ctx, written)
  if (kind === 'reply') await deliver(ctx, messageId)
}
