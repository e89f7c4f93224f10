/** Languages an article can be written in. */
export const articleLanguages = [
  'en', 'de', 'fr', 'es', 'it', 'nl', 'pt', 'pl', 'da', 'sv', 'no', 'fi', 'cs', 'hu', 'ro', 'tr', 'uk', 'el', 'ar', 'he', 'ja', 'zh',
] as const // biome-ignore format: a list of words

export type ArticleLanguage = (typeof articleLanguages)[number]

/** PostgreSQL's stemmers by language; others are searched by whole words. */
const stemmers: Record<string, string> = {
  en: 'english', de: 'german', fr: 'french', es: 'spanish', it: 'italian', nl: 'dutch', pt: 'portuguese', da: 'danish',
  sv: 'swedish', no: 'norwegian', fi: 'finnish', hu: 'hungarian', ro: 'romanian', tr: 'turkish', el: 'greek', ar: 'arabic',
} // biome-ignore format: a table

/** The text search configuration of a language. */
export const stemmerOf = (language: string): string => stemmers[language] ?? 'simple'

/** What a language calls itself. */
export const nameOfLanguage = (language: string): string =>
  new Intl.DisplayNames([language], { type: 'language' }).of(language) ?? language
