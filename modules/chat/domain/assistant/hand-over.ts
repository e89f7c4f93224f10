import { sql } from 'kysely'
import { uuidv7 } from 'uuidv7'
import { lockConversation, moveConversation, noteByMachine } from '#modules/conversations'
import { type Ctx, inLightOf } from '#platform/ctx/ctx'
import { languageOf } from '#platform/i18n/translate'
import type { StoredChannel } from '../find-channel.ts'
import { addLine } from '../lines.ts'
import { openingOf } from '../opening.ts'
import type { StoredVisitor } from '../sessions.ts'
import { chatWords } from '../words.ts'
import type { Why } from './decide.ts'
import { isWithPerson, talkSince } from './standing.ts'

interface Over {
  channel: StoredChannel
  visitor: StoredVisitor
  conversationId: string
  why: Why
}

/**
 * Hands a chat over to people: the customer is told, and when somebody is back; colleagues get what was asked and tried; and the
 * assistant is silent until it is resolved. Once, however often it is asked for: the conversation's lock decides.
 */
export async function handOver(ctx: Ctx, { channel, visitor, conversationId, why }: Over): Promise<void> {
  const conversation = await lockConversation(ctx, conversationId)
  if (await isWithPerson(ctx, conversationId)) return
  const { asked, told } = await talkSince(ctx, conversationId)
  const summary = {
    asked: asked.slice(-3).map(({ text }) => text.slice(0, 300)),
    tried: told.flatMap(({ kind, sources, helpful }) =>
      sources.length > 0 ? sources.map(({ title }) => ({ title, helpful })) : [{ title: kind, helpful }],
    ),
  }
  await sql`insert into chat_hand_overs (workspace_id, id, visitor_id, conversation_id, why, summary, created_at)
    values (${ctx.workspaceId}, ${uuidv7()}, ${visitor.id}, ${conversationId}, ${why}, ${JSON.stringify(summary)}::jsonb,
      ${ctx.now().toISOString()})`.execute(ctx.db)
  const assistant = byAssistant(ctx)
  if (conversation.state !== 'open') await moveConversation(assistant, conversationId, { state: 'open' })
  const name = nameOf(ctx, channel)
  await noteByMachine(assistant, {
    by: 'assistant',
    conversationId,
    messageId: uuidv7(),
    text: noteOf(ctx, why, summary),
    name,
  })
  const { backAt } = await openingOf(ctx, channel)
  await addLine(ctx, { visitorId: visitor.id, notice: { kind: 'handedOver', why, backAt } })
}

/** The same transaction, as what it is: a machine's act. */
export const byAssistant = (ctx: Ctx) => inLightOf(ctx, { actor: { kind: 'assistant', id: null }, userId: null })

/** As whom the assistant speaks, to colleagues in the workspace's language. */
export const nameOf = (ctx: Ctx, { content }: StoredChannel, language = languageOf(ctx.workspace.locale)) =>
  content.assistant.name || chatWords(language)('assistant')

interface Summary {
  asked: string[]
  tried: { title: string; helpful: boolean | null }[]
}

/** For the colleague, in the workspace's language. */
function noteOf(ctx: Ctx, why: Why, { asked, tried }: Summary): string {
  const say = chatWords(languageOf(ctx.workspace.locale))
  const questions = asked.map((text) => `– ${text.replaceAll('\n', ' ')}`)
  const tries = tried.map(({ title, helpful }) => `– ${title}${helpful === false ? `: ${say('note.unhelpful')}` : ''}`)
  return [
    say(`why.${why}`),
    ...(questions.length > 0 ? ['', say('note.asked'), ...questions] : []),
    '',
    ...(tries.length > 0 ? [say('note.tried'), ...tries] : [say('note.nothingTried')]),
  ].join('\n')
}
