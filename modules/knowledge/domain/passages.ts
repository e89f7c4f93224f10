import { textOfHtml } from '#platform/mail/reading/text-of-html'
import { slugOf } from '#platform/objects/slug-of'

/** What stands below one heading: as much as a search shows and an assistant quotes. */
export interface Passage {
  heading: string
  anchor: string
  text: string
}

// A reader's screen of words; what is longer is cut between its lines.
const MOST = 1_500
const HEADING = /<(h[23])>([\s\S]*?)<\/\1>/g

/** A sanitised body, heading by heading. What stands before the first has no heading, and the summary with it. */
export function passagesOf({ summary, body }: { summary: string; body: string }): Passage[] {
  const parts = body.split(HEADING)
  const first = [summary, textOfHtml(parts[0] ?? '')].filter(Boolean).join('\n')
  const taken = new Set<string>()
  const sections = [{ heading: '', anchor: '', text: first }]
  for (let at = 1; at < parts.length; at += 3) {
    const heading = textOfHtml(parts[at + 1] ?? '')
    sections.push({ heading, anchor: anchorOf(heading, taken), text: textOfHtml(parts[at + 2] ?? '') })
  }
  return sections.flatMap((section) => pieces(section.text).map((text) => ({ ...section, text })))
}

/** A sanitised body whose headings can be led to, by the anchors of its passages. */
export function withAnchors(body: string): string {
  const taken = new Set<string>()
  return body.replaceAll(HEADING, (_, tag: string, inner: string) => {
    const anchor = anchorOf(textOfHtml(inner), taken)
    return `<${tag} id="${anchor}">${inner}</${tag}>`
  })
}

function anchorOf(heading: string, taken: Set<string>): string {
  const anchor = slugOf(heading, taken, 'part')
  taken.add(anchor)
  return anchor
}

/** @returns at least one piece, which may be empty: a title alone is found too */
function pieces(text: string): string[] {
  const found: string[] = []
  let piece = ''
  for (const line of text.split('\n')) {
    if (piece && piece.length + line.length > MOST) {
      found.push(piece)
      piece = ''
    }
    piece = piece ? `${piece}\n${line}` : line
  }
  return [...found, piece]
}
