import { h, icon, linked } from './dom.ts'
import type { Inquiry, Line, Pending } from './lines.ts'
import type { Words } from './words.ts'

export interface Acts {
  open(file: { id: string; name: string }): void
  again(): void
  choose(text: string): void
  rate(id: string, helpful: boolean): void
  answer(id: string, value: number): void
  order(number: string, email: string): Promise<void>
}

interface Shown {
  words: Words
  acts: Acts
  /** The last line: what may be chosen or answered stands there alone. */
  isLast: boolean
  email: string | null
}

/** A line as it stands in the chat. */
export function lineOf(line: Line, shown: Shown): HTMLElement {
  if (line.notice) return h('p', { class: 'notice' }, noticeOf(line.notice, shown))
  const { say, time } = shown.words
  const isMine = line.by === 'visitor'
  const who = isMine ? say('you') : (line.name ?? say('us'))
  return h(
    'article',
    // So that programs can tell what a machine has written.
    { class: `line ${isMine ? 'mine' : 'theirs'}`, 'data-by': line.by, 'data-ai-generated': line.by === 'assistant' },
    h('p', { class: isMine ? 'hidden' : 'who' }, who, line.by === 'assistant' && ` · ${say('assistant')}`),
    h(
      'div',
      { class: 'bubble' },
      line.text !== '' && h('p', {}, linked(line.text)),
      filesOf(line, shown),
      extras(line, shown),
    ),
    h('time', { datetime: line.at }, time(line.at)),
    line.answer && rating(line.answer, shown),
    shown.isLast && line.answer && chips(line.answer.choices, shown.acts),
    line.inquiry && inquiryOf(line.inquiry, line.text, shown),
  )
}

/** Answers to press; pressing another one says so instead. */
function inquiryOf({ id, choices, chosen, thanks, url }: Inquiry, label: string, { words: { say }, acts }: Shown) {
  const buttons = choices.map(({ value, label: words }) =>
    h(
      'button',
      { type: 'button', 'aria-pressed': String(chosen === value), onclick: () => acts.answer(id, value) },
      words,
    ),
  )
  const more = h('a', { href: url, target: '_blank', rel: 'noopener' }, say('sayMore'))
  return h(
    'div',
    { class: 'inquiry', role: 'group', 'aria-label': label },
    buttons,
    chosen !== null && h('p', {}, thanks, ' ', more),
  )
}

/** What may be said by a press. */
export const chips = (choices: readonly string[], { choose }: Acts) =>
  choices.length > 0 &&
  h(
    'div',
    { class: 'chips' },
    choices.map((text) => h('button', { type: 'button', onclick: () => choose(text) }, text)),
  )

function noticeOf({ kind, backAt, email }: NonNullable<Line['notice']>, { words, email: known }: Shown): string {
  const { say, when } = words
  const params = { when: backAt ? when(backAt) : '', email: email ?? known ?? '' }
  if (kind === 'handedOver' && backAt) return say(known ? 'notices.handedOverAway' : 'notices.handedOverNoMail', params)
  if (kind === 'away' && !backAt) return say('notices.awayNever')
  return say(`notices.${kind}`, params)
}

const filesOf = ({ files }: Line, { acts }: Shown) =>
  files.map((file) =>
    h('button', { type: 'button', class: 'file', onclick: () => acts.open(file) }, icon('clip'), file.name),
  )

function extras({ answer }: Line, { words, acts, isLast }: Shown): (HTMLElement | false)[] {
  if (!answer) return []
  const { sources, card, asks } = answer
  return [
    sources.length > 0 && h('ul', { class: 'sources', 'aria-label': words.say('sources') }, sources.map(source)),
    card !== null &&
      h(
        'div',
        { class: 'card' },
        h('p', {}, h('strong', {}, card.title), h('span', { class: 'state' }, card.state)),
        h('p', {}, card.detail),
      ),
    asks === 'order' && isLast && orderForm(words, acts),
  ]
}

const source = ({ title, url }: { title: string; url: string | null }) =>
  h(
    'li',
    {},
    url
      ? h('a', { href: url, target: '_blank', rel: 'noopener' }, icon('book'), title)
      : h('span', {}, icon('book'), title),
  )

function orderForm({ say }: Words, { order }: Acts) {
  const number = h('input', { required: true, maxlength: 60, autocomplete: 'off' })
  const email = h('input', { required: true, type: 'email', maxlength: 320, autocomplete: 'email' })
  const press = h('button', { class: 'filled' }, say('look'))
  const send = async (event: Event) => {
    event.preventDefault()
    press.disabled = true
    await order(number.value, email.value)
    press.disabled = false
  }
  return h(
    'form',
    { class: 'card', onsubmit: send },
    h('label', {}, say('order'), number),
    h('label', {}, say('orderEmail'), email),
    press,
  )
}

function rating({ id, helpful, sources }: NonNullable<Line['answer']>, { words: { say }, acts }: Shown) {
  if (sources.length === 0) return false
  if (helpful !== null) return h('p', { class: 'rating' }, say('thanks'))
  return h(
    'p',
    { class: 'rating' },
    say('helped'),
    h('button', { type: 'button', 'aria-label': say('yes'), onclick: () => acts.rate(id, true) }, icon('up')),
    h('button', { type: 'button', 'aria-label': say('no'), onclick: () => acts.rate(id, false) }, icon('down')),
  )
}

/** What was said and has not arrived yet. */
export const pendingOf = ({ text, files, failed }: Pending, { words, acts }: Pick<Shown, 'words' | 'acts'>) =>
  h(
    'article',
    { class: 'line mine pending' },
    h('p', { class: 'hidden' }, words.say('you')),
    h(
      'div',
      { class: 'bubble' },
      text !== '' && h('p', {}, linked(text)),
      files.map(({ name }) => h('span', { class: 'file' }, icon('clip'), name)),
    ),
    failed &&
      h(
        'p',
        { class: 'failed', role: 'alert' },
        words.say('notSent'),
        ' ',
        h('button', { type: 'button', onclick: acts.again }, words.say('again')),
      ),
  )
