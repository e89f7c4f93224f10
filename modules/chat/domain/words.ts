import { type Language, type Translate, translator } from '#platform/i18n/translate'
import de from '../locales/de.json' with { type: 'json' }
import en from '../locales/en.json' with { type: 'json' }

const words = new Map<Language, Translate>()

/** What the assistant says by itself, and the mails of chats. */
export function chatWords(language: Language): Translate {
  const known = words.get(language) ?? translator({ en, de }, language)
  words.set(language, known)
  return known
}
