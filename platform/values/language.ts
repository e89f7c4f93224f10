import { folded, type Parsed, parsed, plain, refused } from './parsed.ts'

const CODES =
  'en de fr es it nl pt pl da sv nb no fi cs sk hu ro bg hr sl sr bs sq mk el tr ru uk be et lv lt ga cy is mt lb ca eu gl ar he fa hi bn ur ta th vi id ms zh ja ko'.split(
    ' ',
  )
const WRITTEN_IN = ['en', 'de', 'fr', 'es', 'it', 'nl']
let names: Map<string, string> | null = null

/** Reads a language's name (English, German, its neighbours, or in itself) or its BCP 47 tag to the tag: `Deutsch` → `de`. */
export function parseLanguage(text: string): Parsed<string> {
  names ??= namesOfAll()
  const named = names.get(folded(text))
  if (named) return parsed(named)
  const tag = plain(text).replaceAll('_', '-')
  const isTag = /^[a-z]{2,3}(?:-[a-z]{4})?(?:-(?:[a-z]{2}|\d{3}))?$/i.test(tag)
  if (isTag && names.has((tag.split('-')[0] ?? '').toLowerCase())) return parsed(new Intl.Locale(tag).toString())
  return refused('language_unknown', 'Write the language or its code, such as de.')
}

function namesOfAll(): Map<string, string> {
  const found = new Map<string, string>()
  for (const code of CODES) {
    found.set(code, code)
    for (const language of [...WRITTEN_IN, code]) {
      const name = new Intl.DisplayNames(language, { type: 'language', fallback: 'none' }).of(code)
      if (name && !found.has(folded(name))) found.set(folded(name), code)
    }
  }
  return found
}
