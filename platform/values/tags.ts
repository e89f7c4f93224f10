import { plain } from './parsed.ts'

/**
 * Splits a list of tags at `;`, `|`, line ends, Google's ` ::: ` and, where none of these is there, at commas.
 * Keeps the first spelling of each, drops the `* ` that Google puts before its own groups.
 */
export function parseTags(text: string): string[] {
  const mark = /:::/.test(text) ? /\s*:::\s*/ : /[;|\n]/.test(text) ? /[;|\n]/ : ','
  const tags = text.split(mark).map((tag) => plain(tag.replace(/^\s*(?:\*\s+|#)/, '')))
  const seen = new Map(
    tags
      .filter(Boolean)
      .map((tag) => [tag.toLowerCase(), tag] as const)
      .reverse(),
  )
  return [...seen.values()].reverse()
}
