/** A piece of plain text as it is drawn. */
export type Piece = { kind: 'text' | 'link' | 'mention'; text: string }

const LINK = /https?:\/\/[^\s<>"]+/g

/**
 * Takes plain text apart into links, names behind an @, and the rest; nothing in it is ever markup.
 * @param names who is named in it, without the @
 */
export function piecesOf(body: string, names: readonly string[]): Piece[] {
  const marks = [...linksIn(body), ...namesIn(body, names)].sort((a, b) => a.at - b.at)
  const pieces: Piece[] = []
  let at = 0
  for (const mark of marks) {
    if (mark.at < at) continue
    if (mark.at > at) pieces.push({ kind: 'text', text: body.slice(at, mark.at) })
    pieces.push({ kind: mark.kind, text: mark.text })
    at = mark.at + mark.text.length
  }
  if (at < body.length) pieces.push({ kind: 'text', text: body.slice(at) })
  return pieces
}

type Mark = Piece & { at: number }

const linksIn = (body: string): Mark[] =>
  [...body.matchAll(LINK)].map((found) => ({ kind: 'link', at: found.index, text: withoutPoint(found[0]) }))

/** A full stop or bracket behind a link ends the sentence, not the address. */
const withoutPoint = (link: string) => {
  const bare = link.replace(/[.,;:!?'"]+$/, '')
  return bare.endsWith(')') && !bare.includes('(') ? bare.slice(0, -1) : bare
}

function namesIn(body: string, names: readonly string[]): Mark[] {
  return longestFirst(names).flatMap((name) => {
    const marks: Mark[] = []
    const text = `@${name}`
    for (let at = body.indexOf(text); at >= 0; at = body.indexOf(text, at + text.length))
      if (isWhole(body, at, text)) marks.push({ kind: 'mention', at, text })
    return marks
  })
}

// "@Ann Berg" is Ann Berg, not Ann: where two begin at one place the longer stands first, and the sort keeps that.
const longestFirst = (names: readonly string[]) => [...names].sort((a, b) => b.length - a.length)

const isWhole = (body: string, at: number, text: string) =>
  !/[\p{L}\p{N}_]/u.test(body[at - 1] ?? '') && !/[\p{L}\p{N}_]/u.test(body[at + text.length] ?? '')

/** Somebody who can be named. */
export interface Mentionable {
  kind: 'user' | 'team'
  id: string
  name: string
}

/** Who of these is named in a text. */
export function mentionedIn(body: string, people: readonly Mentionable[]): Mentionable[] {
  const named = new Set(
    piecesOf(
      body,
      people.map(({ name }) => name),
    ).flatMap(({ kind, text }) => (kind === 'mention' ? [text.slice(1)] : [])),
  )
  return people.filter(({ name }) => named.has(name))
}

/** The name being typed before the caret, and where its @ stands; undefined where none is. */
export function beingNamed(text: string, caret: number): { at: number; query: string } | undefined {
  const found = /(?:^|[\s([{])@([\p{L}\p{N}._'-]*(?: [\p{L}\p{N}._'-]*)?)$/u.exec(text.slice(0, caret))
  return found ? { at: caret - (found[1] ?? '').length - 1, query: found[1] ?? '' } : undefined
}
