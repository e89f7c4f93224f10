/** Letters that are no others with a mark on them, as PostgreSQL's unaccent writes them. */
const letters: Record<string, string> = {
  ß: 'ss', æ: 'ae', œ: 'oe', ø: 'o', ł: 'l', đ: 'd', ð: 'd', þ: 'th', ħ: 'h', ı: 'i', ŋ: 'n', ŧ: 't',
} // biome-ignore format: a table

/** A text without case and accents: the form in which words are compared. */
export const folded = (text: string): string =>
  // Most texts are plain, and taking accents off hundreds of them is what a search spends its time on.
  /[^\x20-\x7e]/.test(text)
    ? text
        .normalize('NFD')
        .replace(/\p{M}/gu, '')
        .toLowerCase()
        .replace(/[ßæœøłđðþħıŋŧ]/g, (letter) => letters[letter] ?? letter)
    : text.toLowerCase()
