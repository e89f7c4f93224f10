import type { Conversation } from './conversation.ts'
import { h } from './dom.ts'
import type { Setup } from './lines.ts'
import { type Acts, lineOf, pendingOf } from './messages.ts'
import type { Words } from './words.ts'

interface Log {
  setup: Setup
  words: Words
  state: Conversation['state']
  acts: Acts
}

/** What each element in the log was drawn from: one that would be the same stays, with what is being written in it. */
const drawnFrom = new WeakMap<Element, string>()

/** Draws what was said: only what is another than before, so that screen readers say what is new and nothing again. */
export function drawLog(log: HTMLElement, { setup, words, state, acts }: Log) {
  const isAtEnd = log.scrollHeight - log.scrollTop - log.clientHeight < 60
  const lines = state.lines()
  const pending = state.pending().filter(({ key }) => !lines.some((line) => line.key === key))
  const wanted: [string, () => HTMLElement][] = [
    ['greeting', () => h('p', { class: 'greeting' }, greetingOf(setup, words))],
  ]
  let day = ''
  for (const [at, line] of lines.entries()) {
    const isLast = at === lines.length - 1 && pending.length === 0
    const email = state.visitor?.email ?? null
    const now = words.day(line.at)
    if (now !== day) wanted.push([`day ${now}`, () => h('p', { class: 'day' }, now)])
    day = now
    wanted.push([JSON.stringify([line, isLast]), () => lineOf(line, { words, acts, isLast, email })])
  }
  for (const one of pending) wanted.push([JSON.stringify(one), () => pendingOf(one, { words, acts })])
  settle(log, wanted)
  if (isAtEnd) log.scrollTop = log.scrollHeight
}

function greetingOf(setup: Setup, { say }: Words): string {
  if (setup.assistant) return setup.assistant.hello
  return setup.isOpen ? setup.greeting || say('greeting') : setup.away || say('greetingAway')
}

function settle(log: HTMLElement, wanted: readonly [string, () => HTMLElement][]) {
  const old = new Map([...log.children].map((child) => [drawnFrom.get(child) ?? '', child]))
  const kept = new Set(wanted.map(([from]) => from))
  for (const [from, child] of old) if (!kept.has(from)) child.remove()
  let before: Element | null = null
  for (const [from, draw] of wanted) {
    const element: Element = old.get(from) ?? draw()
    drawnFrom.set(element, from)
    const next: Element | null = before ? before.nextElementSibling : log.firstElementChild
    if (next !== element) log.insertBefore(element, next)
    before = element
  }
  while (before?.nextElementSibling) before.nextElementSibling.remove()
}
