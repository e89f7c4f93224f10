import { covered, sentencesOf, wordsOf } from './words-of.ts'

/** Of each sentence, so much must stand in the sources. */
const LEAST = 0.6

/**
 * Whether a text says only what its sources say. Every number, address and mail in it stands in them as it is, and of every
 * sentence most words that mean something do. Strict rather than clever: what is refused is quoted instead.
 */
export function isGrounded(text: string, sources: readonly string[]): boolean {
  const whole = sources.join('\n')
  const exact = text.match(/https?:\/\/[^\s)]+|[^\s@]+@[^\s@]+\.\w+|\d+(?:[.,:]\d+)*/gu) ?? []
  if (exact.some((one) => !whole.includes(one.replace(/[.,;:]+$/u, '')))) return false
  const known = wordsOf(whole)
  const sentences = sentencesOf(text)
  return sentences.length > 0 && sentences.every((sentence) => covered(sentence, known) >= LEAST)
}
