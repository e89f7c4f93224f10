import { type Language, type Translate, translator } from '#platform/i18n/translate'
import de from '../locales/de.json' with { type: 'json' }
import en from '../locales/en.json' with { type: 'json' }
import type { Scale, SurveySettings } from './survey-settings.ts'

const words = new Map<Language, Translate>()

/** What Kith says to customers when it asks them. */
export function surveyWords(language: Language): Translate {
  const known = words.get(language) ?? translator({ en, de }, language)
  words.set(language, known)
  return known
}

const labels = { en: en.ratings, de: de.ratings }

/** What each rating of a scale is called, the lowest first. */
export const ratingLabels = (scale: Scale, language: Language): readonly string[] => labels[language][scale]

/** The question and the thanks, in the business's own words where it has some. */
export const ownWords = ({ words: own }: Pick<SurveySettings, 'words'>, language: Language) => ({
  question: own[language].question ?? surveyWords(language)('question'),
  thanks: own[language].thanks ?? surveyWords(language)('thanks'),
})

/** A moment as a day, as customers read it. */
export const dayOf = (moment: string, language: Language, timeZone: string): string =>
  new Intl.DateTimeFormat(language, { dateStyle: 'long', timeZone }).format(new Date(moment))
