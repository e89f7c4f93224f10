import { z } from 'zod'
import { text } from '#platform/objects/text'
import { countryCodes } from '#platform/values/country'

const zones = new Set([...Intl.supportedValuesOf('timeZone'), 'UTC'])
const currencies = new Set(Intl.supportedValuesOf('currency'))
const countries = new Set(countryCodes())

const mend = (message: string, what: string) => ({ error: message, params: { mend: what } })

function isLocale(tag: string): boolean {
  try {
    return Intl.getCanonicalLocales(tag).length === 1
  } catch {
    return false
  }
}

export const Locale = z.string().max(35).refine(isLocale, mend('Not a language tag', 'Use one as de or en-GB.'))
export const TimeZone = z
  .string()
  .refine((zone) => zones.has(zone), mend('Not a time zone', 'Use one as Europe/Berlin.'))
export const Currency = z
  .string()
  .refine((code) => currencies.has(code), mend('Not a currency', 'Use three letters as EUR.'))
export const Country = z
  .string()
  .regex(/^[A-Z]{2}$/, { error: 'A country has two capital letters, as DE', abort: true })
  .refine((code) => countries.has(code), mend('Not a country', 'Use two letters as DE.'))
export const WorkspaceName = text(120).pipe(z.string().min(1, { error: 'The business needs a name' }))

/** What a new workspace may be told; the rest follows from the country. */
export const NewWorkspace = z.strictObject({
  name: WorkspaceName,
  locale: Locale.default('en'),
  timeZone: TimeZone.default('UTC'),
  defaultCountry: Country.default('DE'),
  /** Absent: the country's. */
  currency: Currency.optional(),
})
export type NewWorkspace = z.input<typeof NewWorkspace>
