import { lockConversation } from '#modules/conversations'
import { listPassages } from '#modules/knowledge'
import type { Ctx, Kith } from '#platform/ctx/ctx'
import type { Language } from '#platform/i18n/translate'
import { type StoredChannel, storedChannel } from '../find-channel.ts'
import type { Model } from '../phrasing/model.ts'
import { claimPhrasing, notePhrasing, type Phrasing, phrase } from '../phrasing/phrase.ts'
import { withoutTraces } from '../phrasing/without-traces.ts'
import { type StoredVisitor, storedVisitor } from '../sessions.ts'
import { chatWords } from '../words.ts'
import { type Decision, decide } from './decide.ts'
import { handOver } from './hand-over.ts'
import { openingWords } from './opening-words.ts'
import { isWithPerson, talkSince } from './standing.ts'
import { type AnswerSource, isAnswered, type Telling, tellByAssistant } from './tell.ts'
import { quoteOf } from './words-of.ts'

const MOST_PASSAGES = 4

export interface Question {
  visitorId: string
  messageId: string
}

/** What is at hand to answer a question. */
interface AtHand {
  channel: StoredChannel
  visitor: StoredVisitor
  conversationId: string
  question: { id: string; text: string }
}

/** What the assistant is about to say by sources. */
export interface Draft {
  question: string
  language: Language
  sources: AnswerSource[]
  quote: string
  /** Which words it first, outside of any transaction; null: it is quoted. */
  model: Model | null
}

/**
 * Answers what a visitor asked, follows a flow or hands over, in the transaction of `ctx`; of an answer by sources it returns the
 * draft, to be told by `tellDraft`. What a person has, what was answered, and what the customer went on from is left alone.
 */
export async function answerQuestion(ctx: Ctx, kith: Kith, asked: Question): Promise<Draft | null> {
  const at = await atHand(ctx, asked)
  if (!at) return null
  const { channel, visitor, conversationId, question } = at
  const { language } = visitor
  const { assistant } = channel.content
  const { asked: all, told } = await talkSince(ctx, conversationId)
  // Who signs with their address asks nothing by it.
  const words = withoutTraces(question.text).replaceAll(/\[(email|number)\]/g, ' ')
  const search = { words, language, audience: visitor.provenAs ? 'customers' : 'public' } as const
  const { items: passages } = await listPassages(ctx, kith, { ...search, limit: MOST_PASSAGES })
  const decision = decide({
    ...{ text: question.text, language, passages, sensitive: assistant.sensitive },
    before: all.filter(({ isOpen }) => !isOpen).map(({ text }) => text),
    unhelpful: told.filter(({ helpful }) => helpful === false).length,
    flows: { order: assistant.orders, hours: assistant.hours, booking: assistant.bookingUrl !== '' },
  })
  if (decision.act === 'handOver') {
    await handOver(ctx, { channel, visitor, conversationId, why: decision.why })
    return null
  }
  if (decision.act !== 'answer') {
    await tellByAssistant(ctx, at, { ...(await flowOf(ctx, at, decision)), question })
    return null
  }
  const found = passages.filter(({ articleId }) => decision.passages.some((one) => one.articleId === articleId))
  const sources = found.map(({ articleId, title, heading, language: spoken, address, text, score }) => ({
    ...{ articleId, title, heading, language: spoken, address, text, score },
  }))
  return {
    ...{ question: question.text, language, sources, quote: quoteOf(question.text, sources[0]?.text ?? '') },
    model: await claimPhrasing(ctx, kith, question.id),
  }
}

/** Has a draft worded, by its question and its sources alone. No transaction may be open. */
export async function wordDraft(kith: Kith, { model, question, language, sources }: Draft): Promise<Phrasing | null> {
  if (!model) return null
  const passages = sources.map(({ title, heading, text }) => ({
    title: [title, heading].filter(Boolean).join(' – '),
    text,
  }))
  return phrase(kith, model, { question, language, passages })
}

/** Says what was drafted, in the words of a model where they hold; not if a person came, or the customer went on, meanwhile. */
export async function tellDraft(ctx: Ctx, asked: Question, draft: Draft, phrasing: Phrasing | null) {
  if (phrasing) await notePhrasing(ctx, asked.messageId, phrasing)
  const at = await atHand(ctx, asked)
  if (!at) return
  const { question } = at
  const isPhrased = phrasing?.outcome === 'phrased' && phrasing.said !== null
  const by = isPhrased ? { text: phrasing.said ?? '', model: phrasing.model } : { text: draft.quote, model: null }
  // Of a quote the one source is it; what a model said may be of any.
  const sources = isPhrased ? draft.sources : draft.sources.slice(0, 1)
  await tellByAssistant(ctx, at, { ...by, kind: 'answer', question, sources })
}

/** Undefined where nothing is to be said any more. The conversation is held from here on. */
async function atHand(ctx: Ctx, { visitorId, messageId }: Question): Promise<AtHand | undefined> {
  const found = await storedVisitor(ctx, visitorId)
  if (!found?.conversationId) return undefined
  const { conversationId } = found
  await lockConversation(ctx, conversationId)
  const channel = await storedChannel(ctx, found.channelId)
  if (channel?.state !== 'on' || !channel.content.assistant.isOn) return undefined
  if ((await isAnswered(ctx, messageId)) || (await isWithPerson(ctx, conversationId))) return undefined
  const { asked } = await talkSince(ctx, conversationId)
  const open = asked.filter(({ isOpen }) => isOpen)
  // Of several in a row the last is answered, with all of them.
  if (open.at(-1)?.id !== messageId) return undefined
  return {
    channel,
    visitor: found,
    conversationId,
    question: { id: messageId, text: open.map(({ text }) => text).join('\n') },
  }
}

type Flowing = Exclude<Decision, { act: 'answer' } | { act: 'handOver' }>

async function flowOf(ctx: Ctx, { channel, visitor }: AtHand, decision: Flowing): Promise<Omit<Telling, 'question'>> {
  const { language } = visitor
  const say = chatWords(language)
  if (decision.act === 'nature') return { kind: 'nature', text: say('nature', { business: ctx.workspace.name }) }
  if (decision.act === 'greet') return { kind: 'greeting', text: say('greet'), choices: choicesOf(channel, language) }
  if (decision.flow === 'order') return { kind: 'order', text: say('orderAsk'), asks: 'order' }
  if (decision.flow === 'booking')
    return { kind: 'booking', text: say('booking', { url: channel.content.assistant.bookingUrl }) }
  return { kind: 'hours', text: await openingWords(ctx, channel, language) }
}

/** What may be asked by a press. */
export function choicesOf({ content: { assistant } }: StoredChannel, language: Language): string[] {
  const say = chatWords(language)
  const has = { order: assistant.orders, hours: assistant.hours, booking: assistant.bookingUrl !== '' }
  return (['order', 'hours', 'booking'] as const).filter((one) => has[one]).map((one) => say(`choices.${one}`))
}
