/** What Apple writes for a year that is not known. */
const NO_YEAR = '1604'

/**
 * A birthday as cells. One without a year (`--04-12`), or of which only the year is known, is no day: it gets a column of its own, so
 * that it is not lost and refuses no row.
 */
export function readBirthday(text: string): Record<string, string> {
  const [, year, month, day] = /^(\d{4})-?(\d{2})-?(\d{2})(?:T.*)?$/.exec(text) ?? []
  if (year === NO_YEAR) return { 'Birthday (partial)': `--${month}-${day}` }
  if (year) return { Birthday: `${year}-${month}-${day}` }
  return text && /^(?:-|\d{4}(?:-\d{2})?$)|[^\d./-]/.test(text) ? { 'Birthday (partial)': text } : { Birthday: text }
}
