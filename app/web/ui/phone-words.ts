/** Countries of one and of two digits; every other calling code has three. */
const short = new Set(
  '1 7 20 27 30 31 32 33 34 36 39 40 41 43 44 45 46 47 48 49 51 52 53 54 55 56 57 58 60 61 62 63 64 65 66 81 82 84 86 90 91 92 93 94 95 98'.split(
    ' ',
  ),
)

/**
 * An E.164 number in groups one can read aloud: the country, then threes. Where an area code ends only a table of
 * every country knows; that weighs more than all of this app. Other writings stay as they are.
 */
export function phoneInGroups(number: string): string {
  if (!/^\+\d{7,15}$/.test(number)) return number
  const digits = number.slice(1)
  const size = [1, 2].find((length) => short.has(digits.slice(0, length))) ?? 3
  const groups = digits.slice(size).match(/\d{3}(?=\d{2})|\d+/g) ?? []
  return [`+${digits.slice(0, size)}`, ...groups].join(' ')
}
