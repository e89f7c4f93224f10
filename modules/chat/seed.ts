import { sql } from 'kysely'
import { uuidv7 } from 'uuidv7'
import { type Ctx, inLightOf } from '#platform/ctx/ctx'
import { languageOf } from '#platform/i18n/translate'
import type { Seed } from '#platform/objects/seed'
import { ChatContent } from './contract/channel-shape.ts'
import { handOver } from './domain/assistant/hand-over.ts'
import { openingWords } from './domain/assistant/opening-words.ts'
import { tellByAssistant } from './domain/assistant/tell.ts'
import { type StoredChannel, storedChannel } from './domain/find-channel.ts'
import { changeChannel, createChannel } from './domain/save-channel.ts'
import { say } from './domain/say.ts'
import { beginSession, storedVisitor } from './domain/sessions.ts'
import { notePage } from './domain/whereabouts.ts'

const words = {
  en: {
    name: 'Shop',
    decaf: 'Hi, is your decaf washed with solvent? I cannot drink that.',
    pause: 'I am away in December. Can I pause my subscription?',
    hours: 'When are you open?',
    refund: 'And I want a refund for the torn box, please.',
    pages: ['Decaf', 'Basket', 'Visit us'],
  },
  de: {
    name: 'Shop',
    decaf: 'Hallo, wird Ihr entkoffeinierter Kaffee mit Lösungsmittel gewaschen? Das vertrage ich nicht.',
    pause: 'Im Dezember bin ich weg. Kann ich mein Abo aussetzen?',
    hours: 'Wann haben Sie geöffnet?',
    refund: 'Und ich möchte eine Erstattung für den zerrissenen Karton, bitte.',
    pages: ['Entkoffeiniert', 'Warenkorb', 'Besuchen Sie uns'],
  },
}
const MINUTE = 60_000
const shop = 'https://shop.hafen-kaffee.example'

interface Chatting {
  ago: number
  who: { name: string; email: string } | null
  page: [path: string, title: string]
}

/** A chat on the shop's website, and three people who wrote in it today: the assistant answered one and handed them over. */
export async function seedChat(seed: Seed): Promise<void> {
  const { ctx, today } = seed
  const language = languageOf(ctx.workspace.locale)
  const said = words[language]
  const [decaf = '', basket = '', visit = ''] = said.pages
  const begun = asNobody(seed.at(new Date(today.getTime() - 20 * 24 * 60 * MINUTE)).ctx)
  const assistant = { isOn: true, sensitive: [language === 'de' ? 'Erstattung' : 'refund'] }
  const content = ChatContent.parse({ origins: [shop], languages: [language], assistant })
  const id = await createChannel(begun, { name: said.name, content, calendarId: null, teamId: null })
  await changeChannel(begun, { id, state: 'on' })
  const channel = await storedChannel(ctx, id)
  if (!channel) throw new Error('The chat of the demo is gone')
  // What was said then, nobody is to answer again: only the one who asked for a person waits.
  const quiet = { ...channel, content: { ...content, assistant: { ...assistant, isOn: false } } } as StoredChannel
  const at = (ago: number) => customerOf(seed.at(new Date(today.getTime() - ago * MINUTE)).ctx)
  const chat = async ({ ago, who, page: [path, title] }: Chatting, text: string) => {
    const then = at(ago)
    const visitor = await visitorOf(then, channel, who)
    await notePage(then, { id: visitor.id, visitor }, { url: `${shop}/${path}`, title })
    const { conversationId } = await say(then, quiet, visitor, { key: uuidv7(), text, fileIds: [] })
    return { visitor, conversationId }
  }
  await chat({ ago: 31, who: null, page: ['decaf', decaf] }, said.decaf)
  await chat(
    { ago: 62, who: { name: 'Yuki Tanaka', email: 'yuki@tanaka.example' }, page: ['basket', basket] },
    said.pause,
  )
  const carlos = { name: 'Carlos Ibáñez', email: 'c.ibanez@posteo.example' }
  const asked = await chat({ ago: 18, who: carlos, page: ['visit', visit] }, said.hours)
  const over = { channel, visitor: asked.visitor, conversationId: asked.conversationId }
  const text = await openingWords(at(18), channel, language)
  await tellByAssistant(at(18), over, { kind: 'hours', text, question: { id: null, text: said.hours } })
  await say(at(16), quiet, asked.visitor, { key: uuidv7(), text: said.refund, fileIds: [] })
  await handOver(at(15), { ...over, why: 'sensitive' })
}

async function visitorOf(ctx: Ctx, channel: StoredChannel, who: Chatting['who']) {
  const [language = 'en'] = channel.content.languages
  const { visitorId } = await beginSession(ctx, channel, { language, identity: null })
  await sql`update chat_visitors set name = ${who?.name ?? null}, email = ${who?.email ?? null}
    where workspace_id = ${ctx.workspaceId} and id = ${visitorId}`.execute(ctx.db)
  const visitor = await storedVisitor(ctx, visitorId)
  if (!visitor) throw new Error('A visitor of the demo is gone')
  return visitor
}

const asNobody = (ctx: Ctx) => inLightOf(ctx, { userId: null })
const customerOf = (ctx: Ctx) => inLightOf(ctx, { actor: { kind: 'customer', id: null }, userId: null, isRetold: true })
