/**
 * How many slips lead from one word to another: a letter too many, one too few, a wrong one, two swapped (optimal string
 * alignment). Words of more than 40 letters count as different.
 */
export function typoDistance(a: string, b: string): number {
  if (a === b) return 0
  if (Math.max(a.length, b.length) > 40) return Number.POSITIVE_INFINITY
  let before: number[] = []
  let last = Array.from({ length: b.length + 1 }, (_, column) => column)
  for (let row = 1; row <= a.length; row += 1) {
    const line = [row]
    for (let column = 1; column <= b.length; column += 1) {
      const wrong = a[row - 1] === b[column - 1] ? 0 : 1
      const swapped = row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1]
      line[column] = Math.min(
        (last[column] ?? 0) + 1,
        (line[column - 1] ?? 0) + 1,
        (last[column - 1] ?? 0) + wrong,
        swapped ? (before[column - 2] ?? 0) + 1 : Number.POSITIVE_INFINITY,
      )
    }
    before = last
    last = line
  }
  return last[b.length] ?? 0
}

/** As many slips as a word of this length may hold and still be meant. */
export const slipsIn = (word: string): number => (word.length < 4 ? 0 : word.length < 7 ? 1 : 2)

/** Slips between what was typed so far and a word, or the beginning of it. */
export function slipsTowards(typed: string, word: string): number {
  const beginnings = [typed.length - 1, typed.length, typed.length + 1].filter((length) => length < word.length)
  // Of a word begun, a beginning that differs counts a little more than one that is whole.
  const begun = Math.min(...beginnings.map((length) => typoDistance(typed, word.slice(0, length)) + 0.5))
  return Math.min(typoDistance(typed, word), typed.length >= 5 ? begun : Number.POSITIVE_INFINITY)
}
