import { folded } from './folded.ts'

/** One typed word in the forms it may be written in, folded. The first is as it was typed. */
export type Word = readonly [string, ...string[]]

/** What somebody typed, as it is looked for. */
export interface Query {
  text: string
  words: readonly Word[]
  /** The digits of what looks like a phone number in several pieces, without what begins it at home or abroad. */
  phone: string | null
}

const MOST_WORDS = 8

export function readQuery(typed: string): Query {
  const text = typed.normalize('NFC').trim()
  const words = text
    .split(/\s+/)
    .filter(Boolean)
    .slice(0, MOST_WORDS)
    .map(formsOf)
    .filter(([form]) => form !== '')
  const phone = phoneDigits(text)
  const [only] = words
  if (!phone || !only || words.length > 1) return { text, words, phone }
  // In one piece, the digits are another form of it.
  return { text, words: [only[0].includes(phone) ? [phone] : [...only, phone]], phone: null }
}

const umlauts: Record<string, string> = { ä: 'ae', ö: 'oe', ü: 'ue' }

/** Müller is also written Mueller, and whoever types Mueller may mean Müller. */
function formsOf(word: string): Word {
  const plain = folded(word)
  const spelledOut = folded(word.toLowerCase().replace(/[äöü]/g, (letter) => umlauts[letter] ?? letter))
  const drawnIn = plain.length > 3 ? plain.replace(/([aou])e/g, '$1') : plain
  return [plain, ...new Set([spelledOut, drawnIn].filter((form) => form !== plain))]
}

const PHONE = /^[+(]?\d[\d\s()/.–-]*$/
const FEWEST_DIGITS = 4

/** `0151 23-45`, `+49 (0)151 2345` and `0049151…` alike as `1512345`, `491512345`, …: as they stand within E.164. */
function phoneDigits(text: string): string | null {
  if (!PHONE.test(text)) return null
  const digits = text.replace(/\(0\)/g, '').replace(/\D/g, '').replace(/^0+/, '')
  return digits.length < FEWEST_DIGITS ? null : digits.slice(0, 20)
}
