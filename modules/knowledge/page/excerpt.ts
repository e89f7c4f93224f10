import { escaped } from '#platform/mail/in-html'
import { folded } from '#platform/search/folded'

const MOST = 220

/** Some of a text around the first of the words that stands in it, and those words marked. */
export function excerptHtml(text: string, asked: string): string {
  const plain = text.replaceAll(/\s+/g, ' ').trim()
  const stems = asked
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word.length > 2)
    .map((word) => folded(word).slice(0, Math.max(4, word.length - 3)))
  const isAsked = (word: string) => stems.some((stem) => folded(word).startsWith(stem))
  const words = plain.split(/(?<=\s)/)
  const at = words.findIndex((word) => isAsked(word.replace(/^[^\p{L}\p{N}]+/u, '')))
  const before = words.slice(0, Math.max(0, at)).join('').length
  const from = before > 80 ? plain.indexOf(' ', before - 60) + 1 : 0
  const cut = plain.slice(from, from + MOST)
  const shown = cut.length < MOST ? cut : cut.slice(0, cut.lastIndexOf(' ') > 100 ? cut.lastIndexOf(' ') : MOST)
  const marked = shown
    .split(/([\p{L}\p{N}]+)/u)
    .map((part) => (isAsked(part) ? `<mark>${escaped(part)}</mark>` : escaped(part)))
  return `${from > 0 ? '… ' : ''}${marked.join('')}${from + shown.length < plain.length ? ' …' : ''}`
}
