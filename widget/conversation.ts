import type { Shelf } from './kept.ts'
import type { Line, Pending } from './lines.ts'
import { listen } from './listen.ts'
import type { Talk, Trouble } from './talk.ts'

const RETRY_MS = 3_000

export interface Visitor {
  name: string | null
  email: string | null
  isProven: boolean
}

interface Begun {
  token: string | null
  visitor: Visitor
  items: Line[]
}

/** A chat of this browser: what was said, what waits to be said, and whether the line stands. */
export function conversationOf(talk: Talk, shelf: Shelf, changed: () => void) {
  const lines = new Map<number, Line>()
  let cursor = 0
  let stop = () => {}
  let isSending = false
  let identity: string | undefined
  const state = {
    ...{ isBegun: false, isConnected: true, typing: null as string | null },
    visitor: null as Visitor | null,
    lines: () => [...lines.values()].sort((a, b) => a.line - b.line),
    pending: (): Pending[] => shelf.get().pending,
  }

  const page = () => ({ url: location.href, title: document.title })

  async function begin(language: string, answers: object = {}) {
    talk.token = shelf.get().token
    const begun = await talk.ask<Begun>('POST', 'sessions', {
      ...{ language, answers, page: page() },
      ...(identity ? { identity } : {}),
    })
    if (begun.token) {
      // Somebody else's chat is not shown beside theirs.
      if (talk.token) lines.clear()
      talk.token = begun.token
      shelf.set({ token: begun.token })
    }
    Object.assign(state, { isBegun: true, visitor: begun.visitor })
    for (const line of begun.items) take(line)
    hear()
    void send()
    changed()
  }

  function hear() {
    stop()
    cursor = Math.max(0, ...lines.keys())
    stop = listen(talk, {
      since: () => cursor,
      line(line) {
        cursor = line.line
        state.typing = null
        take(line)
        changed()
      },
      typing: ({ name, typing }) => {
        state.typing = typing ? name : null
        changed()
      },
      connected(is) {
        state.isConnected = is
        if (is) void send()
        changed()
      },
      ended: () => {
        end()
        changed()
      },
    })
  }

  /** A line is one however it came: by the stream, as an answer, or to a page before. */
  function take(line: Line) {
    lines.set(line.line, line)
    if (line.key) shelf.set({ pending: shelf.get().pending.filter(({ key }) => key !== line.key) })
  }

  /** Says what waits, one after the other: sent again with the same key it is the same message. */
  async function send() {
    if (isSending || !state.isBegun) return
    isSending = true
    for (let next = waiting(); next; next = waiting()) {
      const { key, text, files } = next
      try {
        take(await talk.ask<Line>('POST', 'messages', { key, text, fileIds: files.map(({ id }) => id) }))
      } catch (error) {
        const { status } = error as Trouble
        // Where the server could not be reached, or is busy, it stays and is tried again with the next connection.
        if (status === 0 || status >= 500 || status === 401) {
          setTimeout(() => void send(), RETRY_MS)
          break
        }
        fail(key)
      }
      changed()
    }
    isSending = false
  }

  const waiting = () => shelf.get().pending.find(({ failed }) => !failed)
  const fail = (key: string) =>
    shelf.set({ pending: shelf.get().pending.map((one) => (one.key === key ? { ...one, failed: true } : one)) })

  function end() {
    stop()
    lines.clear()
    shelf.forget()
    talk.token = null
    Object.assign(state, { isBegun: false, visitor: null, typing: null })
  }

  return {
    ...{ state, begin, end },
    identify: (token: string | undefined) => {
      identity = token
    },
    say(text: string, files: Pending['files'] = []) {
      const key = freshKey()
      shelf.set({ pending: [...shelf.get().pending, { key, text, files }] })
      changed()
      void send()
    },
    again() {
      shelf.set({ pending: shelf.get().pending.map(({ failed: _, ...one }) => one) })
      changed()
      void send()
    },
    /** What is pressed below a line shows in it. */
    async press(path: string, body: object) {
      take(await talk.ask<Line>('PUT', path, body))
      changed()
    },
    onPage: () => void talk.ask('PUT', 'page', page()).catch(() => {}),
  }
}

/** A UUID; pages without encryption have no randomUUID. */
function freshKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('')
  return hex.replace(/^(.{8})(.{4}).(.{3}).(.{3})(.{12})$/, '$1-$2-4$3-8$4-$5')
}

export type Conversation = ReturnType<typeof conversationOf>
