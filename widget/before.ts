import { h } from './dom.ts'
import type { Setup } from './lines.ts'
import { Trouble } from './talk.ts'
import type { Words } from './words.ts'

interface Begin {
  setup: Setup
  words: Words
  draft: string
  begin(answers: { name?: string; email?: string; own: Record<string, string> }, text: string): Promise<void>
}

/** Whether something is asked before one writes: while nobody is in, where the answer shall go. */
export const asksBefore = ({ asks, isOpen, assistant }: Setup) =>
  asks.name !== 'no' || asks.email !== 'no' || asks.questions.length > 0 || (!isOpen && !assistant)

/** What is asked before the first word, with it. */
export function beforeForm({ setup, words: { say }, draft, begin }: Begin): HTMLFormElement {
  const { asks, isOpen, assistant } = setup
  const isAway = !isOpen && !assistant
  const name = asks.name !== 'no' && field('text', 'name', asks.name === 'required')
  const email = (asks.email !== 'no' || isAway) && field('email', 'email', asks.email === 'required' || isAway)
  const own = asks.questions.map((question) => ({
    question,
    input: question.choices.length > 0 ? choice(question) : field('text', 'off', question.required),
  }))
  const message = h('textarea', { rows: 4, maxlength: 4000, required: true })
  message.value = draft
  const trouble = h('p', { class: 'failed', role: 'alert' })
  const press = h('button', { class: 'filled' }, say(isAway ? 'leave' : 'begin'))

  function choice({ required, choices }: Setup['asks']['questions'][number]) {
    return h(
      'select',
      { required },
      h('option', { value: '' }, say('choose')),
      choices.map((one) => h('option', {}, one)),
    )
  }
  async function send(event: Event) {
    event.preventDefault()
    press.disabled = true
    trouble.textContent = ''
    try {
      await begin(
        {
          ...(name && name.value !== '' ? { name: name.value } : {}),
          ...(email && email.value !== '' ? { email: email.value } : {}),
          own: Object.fromEntries(own.map(({ question, input }) => [question.key, input.value])),
        },
        message.value,
      )
    } catch (error) {
      trouble.textContent = say(wordsFor(error))
      press.disabled = false
    }
  }
  return h(
    'form',
    { class: 'before', onsubmit: send },
    name && label('name', name),
    email && label('email', email),
    own.map(({ question, input }) => h('label', {}, question.label, !question.required && optional(), input)),
    h('label', {}, say('message'), message),
    trouble,
    press,
  )

  function label(key: 'name' | 'email', input: HTMLInputElement) {
    return h('label', {}, say(key), !input.required && optional(), input)
  }
  function optional() {
    return h('span', { class: 'optional' }, ` (${say('optional')})`)
  }
}

const field = (type: string, autocomplete: string, required: boolean) =>
  h('input', { type, autocomplete, required, maxlength: type === 'email' ? 320 : 120 })

/** The key of what is said of a request that did not work. */
export function wordsFor(error: unknown): string {
  if (!(error instanceof Trouble)) return 'wrong'
  if (error.status === 0) return 'lost'
  const known: Record<string, string> = {
    ...{ body_too_large: 'tooLarge', file_type_refused: 'kindRefused', too_many_requests: 'tooMany' },
    ...{ chat_question_open: 'needed', chat_inquiry_over: 'over' },
  }
  return known[error.code ?? ''] ?? 'wrong'
}
