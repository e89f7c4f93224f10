import { covered, meaningIn, sentencesOf, wordsOf } from './words-of.ts'

/** Of each sentence, so much must stand in the sources. */
const LEAST = 0.7
/** So much of a sentence stands in the sentence it was taken from. */
const TAKEN = 0.5

/** What must stand in the sources as it is: addresses, mails, names of sites, numbers. */
const exact = /https?:\/\/[^\s)<>"]+|[\w.+-]+@[\w.-]+|(?:[\p{L}\p{N}-]+\.)+\p{L}{2,}|\d+(?:[.,:]\d+)*/giu

const negation =
  /(?<!\p{L})(not|no|never|none|without|cannot|\p{L}+n['’]t|nicht|kein\p{L}*|nie|niemals|ohne)(?!\p{L})/iu

/** A yes or a no is a claim of its own, which no passage makes. */
const verdict = /(?<!\p{L})(yes|ja|nein)(?!\p{L})|^no,/iu

/**
 * Whether a text says only what its sources say. Every number, address and mail in it stands in them as it is; of every sentence
 * most words that mean something do, with no two unknown ones in a row; and what is denied there is not promised here. Strict
 * rather than clever: what is refused is quoted instead.
 */
export function isGrounded(text: string, sources: readonly string[]): boolean {
  const whole = sources.join('\n')
  const known = new Set(exactIn(whole))
  if (exactIn(text).some((one) => !known.has(one))) return false
  const words = wordsOf(whole)
  const said = sources.flatMap(sentencesOf)
  const sentences = sentencesOf(text)
  return meaningIn(text).length > 0 && sentences.every((one) => isCovered(one, words) && isTaken(one, said))
}

const exactIn = (text: string): string[] =>
  (text.match(exact) ?? []).map((one) => one.toLowerCase().replace(/[.,;:!?]+$/u, ''))

function isCovered(sentence: string, known: ReadonlySet<string>): boolean {
  const words = meaningIn(sentence)
  const strange = words.map((word) => !known.has(word))
  return covered(sentence, known) >= LEAST && !strange.some((is, at) => is && strange[at + 1])
}

/** There is a sentence that it was taken from, and that denies what it denies. */
function isTaken(sentence: string, said: readonly string[]): boolean {
  if (verdict.test(sentence) && !said.some((one) => verdict.test(one))) return false
  const denies = negation.test(sentence)
  const near = said.filter((one) => covered(sentence, wordsOf(one)) >= TAKEN)
  return near.length === 0
    ? !denies && !said.some((one) => negation.test(one))
    : near.some((one) => negation.test(one) === denies)
}
