import { folded } from './parsed.ts'

const LANGUAGES = ['en', 'de', 'fr', 'es', 'it', 'nl', 'pt', 'pl', 'sv', 'da']
let months: Map<string, number> | null = null

/** 1–12 for a month's name or abbreviation in the languages of Europe's shops, `undefined` for any other word. */
export function monthNumber(name: string): number | undefined {
  months ??= namesOfAll()
  const word = folded(name)
  return months.get(word) ?? (word.length >= 3 ? months.get(word.slice(0, 3)) : undefined)
}

function namesOfAll(): Map<string, number> {
  const names = new Map<string, number>([
    ['sept', 9],
    ['marz', 3],
    ['mrz', 3],
    ['mar', 3],
    ['maerz', 3],
    ['janner', 1],
  ])
  for (const language of LANGUAGES) {
    for (const month of ['long', 'short'] as const) {
      const format = new Intl.DateTimeFormat(language, { month, timeZone: 'UTC' })
      for (let number = 1; number <= 12; number++) {
        const word = folded(format.format(Date.UTC(2024, number - 1, 15)))
        if (!names.has(word)) names.set(word, number)
      }
    }
  }
  return names
}
