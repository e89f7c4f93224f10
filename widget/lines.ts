/** What the server says of a line; see modules/chat/domain/lines.ts. */
export interface Line {
  line: number
  by: 'visitor' | 'person' | 'assistant' | 'notice'
  key: string | null
  name: string | null
  text: string
  at: string
  files: { id: string; name: string; mediaType: string; bytes: number }[]
  notice: { kind: string; backAt?: string | null; email?: string } | null
  answer: Answer | null
  inquiry: Inquiry | null
}

/** What is asked below a line, to be answered by a press. */
export interface Inquiry {
  id: string
  choices: { value: number; label: string }[]
  chosen: number | null
  thanks: string
  url: string
}

/** What an answer of the assistant carries beside its words. */
export interface Answer {
  id: string
  sources: { title: string; url: string | null }[]
  card: { title: string; state: string; detail: string } | null
  asks: 'order' | null
  choices: string[]
  helpful: boolean | null
}

/** What was said and has not arrived yet. It outlives the page. */
export interface Pending {
  key: string
  text: string
  files: { id: string; name: string }[]
  failed?: boolean
}

export interface Setup {
  language: 'en' | 'de'
  color: string
  corner: 'right' | 'left'
  title: string
  greeting: string
  away: string
  files: boolean
  transcripts: boolean
  asks: {
    name: 'no' | 'asked' | 'required'
    email: 'no' | 'asked' | 'required'
    questions: { key: string; label: string; required: boolean; choices: string[] }[]
  }
  isOpen: boolean
  backAt: string | null
  /** Somebody who answers is at their screen. */
  isSomebodyThere: boolean
  assistant: { name: string; hello: string; choices: string[] } | null
}

/** Whether a person has the chat: who asked for one, or whom one has answered, since it was last settled. */
export function isWithPerson(lines: readonly Line[]): boolean {
  const settled = lines.findLastIndex(({ notice }) => notice?.kind === 'resolved')
  return lines.slice(settled + 1).some(({ by, notice }) => by === 'person' || notice?.kind === 'handedOver')
}
