import i18next from 'i18next'

/** The languages in which Kith writes to people. */
export const languages = ['en', 'de'] as const
export type Language = (typeof languages)[number]

/** The words of a room in each language: JSON files of equal keys. */
export type Catalogue = Record<Language, object>

export type Translate = (key: string, params?: Record<string, string | number>) => string

/** The language to write to somebody in: that of the first tag we speak (`de-AT`, an Accept-Language header), else English. */
export function languageOf(...tags: (string | null | undefined)[]): Language {
  const wanted = tags.flatMap((tag) => tag?.split(',') ?? []).map((tag) => tag.trim().toLowerCase().slice(0, 2))
  return wanted.map((tag) => languages.find((language) => language === tag)).find(Boolean) ?? 'en'
}

/**
 * The words of a catalogue in one language, for what the server writes by itself, such as mails: plain text, with
 * `{{name}}` for params and i18next's plurals. @throws Error for a key the catalogue does not have.
 */
export function translator(catalogue: Catalogue, language: Language): Translate {
  const resources = Object.fromEntries(languages.map((each) => [each, { translation: catalogue[each] }]))
  const instance = i18next.createInstance()
  // Nothing is fetched, so this is done at once.
  instance.init({ lng: language, resources, initAsync: false, interpolation: { escapeValue: false } })
  return (key, params) => {
    if (!instance.exists(key, params)) throw new Error(`No words for ${key} in ${language}`)
    return instance.t(key, params)
  }
}
