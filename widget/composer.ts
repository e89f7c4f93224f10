import { wordsFor } from './before.ts'
import { h, icon } from './dom.ts'
import type { Talk } from './talk.ts'
import type { Words } from './words.ts'

interface Composing {
  talk: Talk
  words: Words
  takesFiles: boolean
  draft: string
  keep(draft: string): void
  say(text: string, files: { id: string; name: string }[]): void
  /** A file needs a chat that was begun. */
  begin(): Promise<void>
}

const TYPING_MS = 4_000

/** Where one writes. Enter sends, with Shift it is a new line. */
export function composerOf({ talk, words: { say }, takesFiles, draft, keep, say: send, begin }: Composing) {
  let files: { id: string; name: string }[] = []
  let toldTyping = 0
  const text = h('textarea', { rows: 1, maxlength: 4000, placeholder: say('write'), 'aria-label': say('write') })
  text.value = draft
  const list = h('ul', { class: 'attached' })
  const trouble = h('p', { class: 'failed', role: 'alert' })
  const picker = h('input', { type: 'file', hidden: true, tabindex: -1, 'aria-label': say('attach') })
  const attach = h(
    'button',
    { type: 'button', 'aria-label': say('attach'), onclick: () => picker.click() },
    icon('clip'),
  )
  const press = h('button', { 'aria-label': say('send') }, icon('send'))

  const typing = (is: boolean) => {
    toldTyping = is ? Date.now() : 0
    if (talk.token) void talk.ask('PUT', 'typing', { typing: is }).catch(() => {})
  }
  function grow() {
    text.style.height = 'auto'
    text.style.height = `${Math.min(text.scrollHeight, 120)}px`
    press.disabled = text.value.trim() === '' && files.length === 0
  }
  function drawFiles() {
    list.replaceChildren(
      ...files.map((file) => {
        const remove = () => {
          files = files.filter((one) => one !== file)
          drawFiles()
        }
        const name = say('remove', { name: file.name })
        return h(
          'li',
          {},
          file.name,
          h('button', { type: 'button', 'aria-label': name, onclick: remove }, icon('close')),
        )
      }),
    )
    grow()
  }
  function submit(event: Event) {
    event.preventDefault()
    const said = text.value.trim()
    if (said === '' && files.length === 0) return
    send(said, files)
    files = []
    text.value = ''
    toldTyping = 0
    keep('')
    drawFiles()
    text.focus()
  }
  text.addEventListener('input', () => {
    grow()
    keep(text.value)
    if (text.value === '' && toldTyping) typing(false)
    else if (Date.now() - toldTyping > TYPING_MS) typing(true)
  })
  text.addEventListener('keydown', (event) => {
    if (event.key === 'Enter' && !event.shiftKey && !event.isComposing) submit(event)
  })
  picker.addEventListener('change', async () => {
    const [file] = picker.files ?? []
    picker.value = ''
    if (!file) return
    trouble.textContent = ''
    attach.disabled = true
    try {
      await begin()
      const form = new FormData()
      form.append('file', file)
      files = [...files, await talk.ask<{ id: string; name: string }>('POST', 'files', form)]
      drawFiles()
    } catch (error) {
      trouble.textContent = say(wordsFor(error))
    }
    attach.disabled = false
  })
  const box = h('div', { class: 'box' }, text, takesFiles && attach, press)
  const form = h('form', { class: 'composer', onsubmit: submit }, list, trouble, picker, box)
  grow()
  return { form, focus: () => text.focus() }
}
