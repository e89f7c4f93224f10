import { browserLanguages } from '#app/web/ui/browser-languages.ts'
import { countryCodes } from '#platform/values/country'

/** Countries as choices, by their names in `language`. */
export function countryChoices(language: string) {
  const names = new Intl.DisplayNames(language, { type: 'region' })
  return byLabel(
    language,
    countryCodes().map((value) => ({ value, label: names.of(value) ?? value })),
  )
}

/** Currencies as choices, `EUR · Euro`. */
export function currencyChoices(language: string) {
  const names = new Intl.DisplayNames(language, { type: 'currency' })
  return Intl.supportedValuesOf('currency').map((value) => ({ value, label: `${value} · ${names.of(value)}` }))
}

/** Ways to write numbers and dates, `de-CH` and the like; `also` is one that must be among them. */
export function localeChoices(language: string, also: string) {
  const names = new Intl.DisplayNames(language, { type: 'language', languageDisplay: 'standard' })
  const usual = 'en-GB en-US en-IE de-DE de-AT de-CH fr-FR fr-CH it-IT es-ES nl-NL pl-PL pt-PT da-DK sv-SE'.split(' ')
  return byLabel(
    language,
    [...new Set([also, ...usual])].map((value) => ({ value, label: names.of(value) ?? value })),
  )
}

export const timeZoneChoices = () => ['UTC', ...Intl.supportedValuesOf('timeZone').filter((zone) => zone !== 'UTC')]

const byLabel = (language: string, choices: { value: string; label: string }[]) => {
  const { compare } = new Intl.Collator(language)
  return choices.sort((a, b) => compare(a.label, b.label))
}

type WithZones = Intl.Locale & { getTimeZones?: () => string[] | undefined; timeZones?: string[] }

const zonesOf = (country: string): string[] => {
  const locale: WithZones = new Intl.Locale('und', { region: country })
  return locale.getTimeZones?.() ?? locale.timeZones ?? []
}

/** Where this browser most likely is: the country of its languages that has its time zone, any with that zone, or the language's. */
export function likelyPlace() {
  const timeZone = Intl.DateTimeFormat().resolvedOptions().timeZone
  const spoken = browserLanguages().flatMap((tag) => new Intl.Locale(tag).maximize().region ?? [])
  const isHere = (country: string) => zonesOf(country).includes(timeZone)
  const defaultCountry = spoken.find(isHere) ?? countryCodes().find(isHere) ?? spoken[0] ?? 'DE'
  return { timeZone, defaultCountry, locale: browserLanguages()[0] ?? 'en' }
}

/** A way to write of this language: that of the browser if it is of it. Who has switched the screens has said more. */
export const localeIn = (language: string, likely: string) => (likely.startsWith(language) ? likely : language)
