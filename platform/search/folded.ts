/** Letters that are no others with a mark on them, as PostgreSQL's unaccent writes them. */
const letters: Record<string, string> = {
  ß: 'ss', æ: 'ae', œ: 'oe', ø: 'o', ł: 'l', đ: 'd', ð: 'd', þ: 'th', ħ: 'h', ı: 'i', ŋ: 'n', ŧ: 't',
} // biome-ignore format: a table

/** The part of a text that a folded form stands for, as it is written there; the form itself where it is not in it. */
export function writtenAs(text: string, form: string): string {
  const at = folded(text).indexOf(form)
  if (at < 0) return form
  if (isPlain(text)) return text.slice(at, at + form.length).trim()
  // Letters may fold to two or to none: each folded one remembers where it came from.
  const places: number[] = []
  let next = 0
  for (const letter of text) {
    places.push(...Array.from({ length: folded(letter).length }, () => next))
    next += letter.length
  }
  return text.slice(places[at] ?? 0, places[at + form.length] ?? text.length).trim()
}

/** Nothing but ASCII, in which a folded text has its letters where the text has them. */
const isPlain = (text: string) => !/[^\x20-\x7e]/.test(text)

/** A text without case and accents: the form in which words are compared. */
export const folded = (text: string): string =>
  // Most texts are plain, and taking accents off hundreds of them is what a search spends its time on.
  isPlain(text)
    ? text.toLowerCase()
    : text
        .normalize('NFD')
        .replace(/\p{M}/gu, '')
        .toLowerCase()
        .replace(/[ßæœøłđðþħıŋŧ]/g, (letter) => letters[letter] ?? letter)
