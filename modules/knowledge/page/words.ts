import { type Language, languageOf, type Translate, translator } from '#platform/i18n/translate'
import de from '../locales/de.json' with { type: 'json' }
import en from '../locales/en.json' with { type: 'json' }

const words = new Map<Language, Translate>()

/** What the pages say by themselves; in a language they do not speak, in English. */
export function pageWords(language: string): Translate {
  const spoken = languageOf(language)
  const known = words.get(spoken) ?? translator({ en, de }, spoken)
  words.set(spoken, known)
  return known
}
