import { randomUUID } from 'node:crypto'
import { timesOf } from '../measure.ts'
import { ms, type Row } from '../row.ts'
import type { Stand } from '../stand.ts'

const WIDGETS = 200
const REPLIES = 200

interface Widget {
  conversationId: string
  /** Waits for a line that says this. */
  hears(text: string): Promise<number>
  close(): void
}

/** From a colleague's press in the inbox until the words are at the visitor, while many widgets listen. */
export async function chatRows({ api, installation, owner, workspaceId }: Stand): Promise<Row[]> {
  const home = `http://127.0.0.1:${installation.port}`
  const { id, word } = JSON.parse(await api.send('POST', '/chat-channels', { name: 'Bench' }))
  await api.send('PATCH', `/chat-channels/${id}`, { state: 'on' })
  const widgets: Widget[] = []
  for (let at = 0; at < WIDGETS; at++) widgets.push(await aWidget(`${home}/chat/${word}`, at))
  const { rows } = await owner.query<{ id: string; preview: string }>(
    'select id, preview from conversations where workspace_id = $1 and via_id = $2',
    [workspaceId, id],
  )
  for (const [at, widget] of widgets.entries())
    widget.conversationId = rows.find(({ preview }) => preview === `Question ${at}`)?.id ?? ''
  const took: number[] = []
  for (let round = 0; round < REPLIES; round++) {
    const widget = widgets[(round * 37) % WIDGETS]
    if (!widget) continue
    const text = `Answer ${round}`
    const heard = widget.hears(text)
    const began = performance.now()
    const reply = { messageId: randomUUID(), kind: 'reply', text, version: 0, anyway: true }
    await api.send('POST', `/conversations/${widget.conversationId}/messages`, reply)
    took.push((await heard) - began)
  }
  for (const widget of widgets) widget.close()
  const times = timesOf(took.slice(5))
  return [
    {
      work: `chat: from a reply in the inbox until its visitor has it, ${WIDGETS} widgets open`,
      measured: ms(times),
      target: 'p95 ≤ 100 ms',
      met: times.p95 <= 100,
    },
  ]
}

async function aWidget(chat: string, at: number): Promise<Widget> {
  // As if each came from an address of its own: so many from one are refused.
  const from = { 'x-forwarded-for': `198.18.${at >> 8}.${at & 255}` }
  const post = async (path: string, body: unknown, token = '') => {
    const headers = { ...from, 'content-type': 'application/json', authorization: `Bearer ${token}` }
    const answer = await fetch(`${chat}/${path}`, { method: 'POST', headers, body: JSON.stringify(body) })
    if (!answer.ok) throw new Error(`${path}: ${await answer.text()}`)
    return answer.json()
  }
  const { token } = await post('sessions', { language: 'en', answers: { email: `visitor${at}@bench.example` } })
  await post('messages', { key: randomUUID(), text: `Question ${at}` }, token)
  const stop = new AbortController()
  const headers = { ...from, authorization: `Bearer ${token}` }
  const stream = await fetch(`${chat}/stream?since=0`, { headers, signal: stop.signal })
  const waiting = new Map<string, (at: number) => void>()
  const read = async () => {
    const reader = stream.body?.pipeThrough(new TextDecoderStream()).getReader()
    for (let part = await reader?.read(); part && !part.done; part = await reader?.read())
      for (const [text, tell] of waiting) if (part.value.includes(`"${text}"`)) tell(performance.now())
  }
  read().catch(() => {})
  return {
    conversationId: '',
    hears: (text) =>
      new Promise((done) => {
        waiting.clear()
        waiting.set(text, done)
      }),
    close: () => stop.abort(),
  }
}
