import { asksBefore, beforeForm, wordsFor } from './before.ts'
import { composerOf } from './composer.ts'
import type { Conversation } from './conversation.ts'
import { h, icon } from './dom.ts'
import type { Shelf } from './kept.ts'
import { isWithPerson, type Setup } from './lines.ts'
import { drawLog } from './log.ts'
import { type Acts, chips } from './messages.ts'
import type { Talk } from './talk.ts'
import type { Words } from './words.ts'

export interface Chat {
  talk: Talk
  shelf: Shelf
  setup: Setup
  words: Words
  conversation: Conversation
}

/** The button in the corner and the window it opens, in a shadow of the page: neither's styles reach the other. */
export function drawChat(root: ShadowRoot, chat: Chat) {
  const { setup, words, conversation, shelf, talk } = chat
  const { say } = words
  const { state } = conversation
  let isOpen = shelf.tab.get().isOpen === true
  let begun: boolean | null = null

  const badge = h('span', { class: 'badge' })
  const launcher = h(
    'button',
    { class: 'launcher', 'aria-expanded': 'false', 'aria-controls': 'chat' },
    icon('chat'),
    badge,
  )
  const person = h('button', { type: 'button', class: 'person' }, icon('person'), say('person'))
  const close = h('button', { type: 'button', class: 'quiet', 'aria-label': say('close') }, icon('close'))
  const status = h('span')
  const log = h('div', { class: 'log', role: 'log', 'aria-live': 'polite', 'aria-label': say('log'), tabindex: 0 })
  const typing = h('p', { class: 'typing', role: 'status' })
  const below = h('div', { class: 'below' })
  const lost = h('p', { class: 'lost', role: 'status' })
  const mark = h('span', { class: 'mark', 'aria-hidden': 'true' }, setup.title.slice(0, 1))
  const head = h(
    'header',
    {},
    mark,
    h('p', {}, h('strong', { id: 'title' }, setup.title), status),
    setup.assistant && person,
    close,
  )
  const window = h(
    'section',
    { id: 'chat', role: 'dialog', 'aria-labelledby': 'title', hidden: true },
    head,
    log,
    typing,
    lost,
    below,
  )
  const frame = h('div', { class: `frame ${setup.corner}` }, window, launcher)
  frame.style.setProperty('--from-setup', setup.color)
  frame.style.setProperty('--ink-of-setup', inkOn(setup.color))
  root.append(frame)

  const begin = () => (state.isBegun ? Promise.resolve() : conversation.begin(setup.language))
  async function speak(text: string, files: { id: string; name: string }[] = []) {
    await begin()
    conversation.say(text, files)
  }
  const acts: Acts = {
    open: (file) => void download(talk, file),
    again: conversation.again,
    choose: (text) => void speak(text).catch(tell),
    rate: (id, helpful) => void conversation.press(`answers/${id}`, { helpful }).catch(tell),
    answer: (id, value) =>
      void conversation
        .press(`inquiries/${id}`, { value })
        // The line was drawn anew: the hand stays where it pressed.
        .then(() => [...log.querySelectorAll<HTMLElement>('[aria-pressed="true"]')].at(-1)?.focus())
        .catch(tell),
    order: (number, email) => talk.ask<void>('POST', 'orders', { number, email }).catch(tell),
  }
  function tell(error: unknown) {
    lost.textContent = say(wordsFor(error))
  }

  function drawBelow() {
    if (begun === state.isBegun) return
    begun = state.isBegun
    const draft = shelf.tab.get().draft ?? ''
    const keep = (draft: string) => shelf.tab.set({ draft })
    if (!begun && asksBefore(setup)) {
      const form = beforeForm({
        ...{ setup, words, draft },
        async begin(answers, text) {
          await conversation.begin(setup.language, answers)
          conversation.say(text)
          composer?.focus()
        },
      })
      return below.replaceChildren(form)
    }
    composer = composerOf({
      ...{ talk, words, draft, keep, begin, takesFiles: setup.files },
      say: (text, files) =>
        void speak(text, files).catch((error) => {
          keep(text)
          tell(error)
        }),
    })
    const transcript = h('button', { type: 'button', class: 'quiet', onclick: mail }, say('transcript'))
    const foot = h(
      'p',
      { class: 'foot' },
      setup.assistant && h('span', {}, say('byAssistant')),
      setup.transcripts && transcript,
    )
    below.replaceChildren(composer.form, foot)
  }
  let composer: ReturnType<typeof composerOf> | undefined

  function mail() {
    void begin()
      .then(() => talk.ask('POST', 'transcripts', {}))
      .catch(tell)
  }

  function statusWords(withPerson: boolean) {
    if (setup.assistant && !withPerson) return say('assistant')
    if (setup.isOpen) return say(setup.isSomebodyThere ? 'isIn' : 'isUnseen')
    return setup.backAt ? say('backAt', { when: words.when(setup.backAt) }) : say('isAway')
  }

  function draw() {
    const lines = state.lines()
    const withPerson = isWithPerson(lines)
    drawLog(log, { setup, words, state, acts })
    if (lines.length === 0 && state.pending().length === 0 && setup.assistant) {
      const begins = chips(setup.assistant.choices, acts)
      if (begins) log.append(begins)
    }
    typing.textContent = state.typing ? say('typing', { name: state.typing }) : ''
    lost.textContent = state.isConnected ? '' : say('lost')
    status.textContent = statusWords(withPerson)
    person.disabled = withPerson
    drawBelow()
    const last = lines.at(-1)?.line ?? 0
    const seen = isOpen && document.visibilityState === 'visible'
    if (seen && last > shelf.get().read) {
      shelf.set({ read: last })
      void talk.ask('PUT', 'read', { line: last }).catch(() => {})
    }
    const unread = lines.filter(({ line, by }) => line > shelf.get().read && by !== 'visitor').length
    badge.textContent = unread > 0 && !isOpen ? String(unread) : ''
    launcher.setAttribute('aria-label', unread > 0 && !isOpen ? say('unread', { count: unread }) : say('open'))
  }

  function show(open: boolean, focuses = true) {
    isOpen = open
    shelf.tab.set({ isOpen })
    window.hidden = !open
    launcher.setAttribute('aria-expanded', String(open))
    frame.classList.toggle('open', open)
    draw()
    if (!focuses) return
    if (!open) return launcher.focus()
    log.scrollTop = log.scrollHeight
    const field = below.querySelector<HTMLElement>('input:not([hidden]), select, textarea')
    field?.focus()
  }
  launcher.addEventListener('click', () => show(!isOpen))
  close.addEventListener('click', () => show(false))
  person.addEventListener(
    'click',
    () =>
      void begin()
        .then(() => talk.ask('POST', 'person', {}))
        .catch(tell),
  )
  window.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') show(false)
  })
  document.addEventListener('visibilitychange', draw)
  show(isOpen, false)
  return { draw, show }
}

/** A file is fetched with the chat's secret, which no address carries. */
async function download(talk: Talk, { id, name }: { id: string; name: string }) {
  const answer = await talk.raw('GET', `files/${id}`)
  const address = URL.createObjectURL(await answer.blob())
  h('a', { href: address, download: name }).click()
  setTimeout(() => URL.revokeObjectURL(address), 60_000)
}

/** Black or white, whichever reads better on a colour (WCAG 2.2, relative luminance). */
function inkOn(color: string): string {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(color.slice(at, at + 2), 16) / 255
    return part <= 0.040_45 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * r + 0.7152 * g + 0.0722 * b > 0.179 ? '#1c1b1a' : '#ffffff'
}
