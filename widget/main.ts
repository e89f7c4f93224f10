import composer from './composer.css?inline'
import { conversationOf } from './conversation.ts'
import { shelfOf } from './kept.ts'
import type { Setup } from './lines.ts'
import messages from './messages.css?inline'
import { talkTo } from './talk.ts'
import { drawChat } from './view.ts'
import frame from './widget.css?inline'
import { wordsIn } from './words.ts'

/** How often a page that changes without loading is looked at. */
const LOOK_MS = 2_000

const script = document.currentScript
if (script instanceof HTMLScriptElement) void start(script)

/** `<script async src="https://kith.example/chat/widget.js" data-chat="…">`; see docs/user-guide.md for what else it takes. */
async function start({ src, dataset }: HTMLScriptElement) {
  const { chat: word = '', language = '', identity, theme } = dataset
  const talk = talkTo(new URL(`${word}`, src).href)
  const wanted = language || document.documentElement.lang || navigator.language
  const setup = await talk.ask<Setup>('GET', `setup?language=${encodeURIComponent(wanted)}`).catch((error) => {
    console.warn(`Kith chat: ${error.message}. Is this website among those of the chat?`)
  })
  if (!setup) return
  await documentReady()
  const host = document.body.appendChild(document.createElement('kith-chat'))
  if (theme) host.dataset.theme = theme
  host.lang = setup.language
  const root = host.attachShadow({ mode: 'open' })
  const sheet = new CSSStyleSheet()
  // What narrow screens need stands last, in the frame's.
  sheet.replaceSync(messages + composer + frame)
  root.adoptedStyleSheets = [sheet]

  const shelf = shelfOf(word)
  const words = wordsIn(setup.language)
  const conversation = conversationOf(talk, shelf, () => view.draw())
  const view = drawChat(root, { talk, shelf, setup, words, conversation })
  shelf.onChange(view.draw)
  conversation.identify(identity)
  // Who has not begun a chat is not asked about, and nothing of them is kept.
  if (shelf.get().token) void conversation.begin(setup.language).catch(() => void comeBack(conversation, setup))

  let at = location.href
  setInterval(() => {
    if (at === location.href) return
    at = location.href
    if (conversation.state.isBegun) conversation.onPage()
  }, LOOK_MS)

  Object.assign(window, {
    KithChat: {
      open: () => view.show(true),
      close: () => view.show(false),
      /** Somebody signed in on the page. */
      identify(token: string) {
        conversation.identify(token)
        if (conversation.state.isBegun) void conversation.begin(setup.language)
      },
      /** Somebody signed out: this browser no longer knows the chat. */
      forget() {
        conversation.identify(undefined)
        conversation.end()
        view.draw()
      },
    },
  })
}

/** The server did not answer as the page came: it is asked again, a little later each time. A chat it does not know is over. */
async function comeBack(conversation: ReturnType<typeof conversationOf>, { language }: Setup) {
  for (let wait = 1_000; !conversation.state.isBegun; wait = Math.min(wait * 2, 30_000)) {
    await new Promise((done) => setTimeout(done, wait))
    try {
      await conversation.begin(language)
    } catch (error) {
      if (Object(error).status === 401) return conversation.end()
    }
  }
}

const documentReady = () =>
  new Promise<void>((done) => {
    if (document.body) done()
    else document.addEventListener('DOMContentLoaded', () => done(), { once: true })
  })
