import parseNumber, {
  type CountryCode,
  getCountryCallingCode,
  isSupportedCountry,
  isValidPhoneNumber,
} from 'libphonenumber-js/min'
import { parseEmail } from './email.ts'
import { mendedDomain } from './mail-slips.ts'
import { plain } from './parsed.ts'
import { parsePhone } from './phone.ts'

/** A value as it was probably meant, and which slip that undoes. `slip` names a group, shown and chosen as one. */
export interface Mended {
  value: string
  slip: string
}

/**
 * What an email address was meant to be, or null when it is sound or nobody can tell. Slips: `written` (spaces, `(at)`, `,` for
 * `.`, a second `@`, dots too many) and `gmial.com` for each domain that is mistyped.
 */
export function mendEmail(text: string): Mended | null {
  const read = parseEmail(text)
  const address = read.ok ? read.value : (read.suggestion ?? rewritten(text))
  if (!address) return null
  const at = address.lastIndexOf('@') + 1
  const domain = address.slice(at)
  const mended = mendedDomain(domain)
  if (mended) return { value: address.slice(0, at) + mended, slip: domain }
  return read.ok && read.value === text ? null : { value: address, slip: 'written' }
}

/** Slips that leave but one reading. */
function rewritten(text: string): string | null {
  const tidy = plain(text)
    .replace(/\s+/g, '')
    .replace(/[;,](?=[^@]*$)/g, '.')
    .replace(/@[.@]+/g, '@')
    .replace(/\.+@/g, '@')
    .replace(/\.{2,}/g, '.')
    .replace(/^[.<("']+|[.>)"']+$/g, '')
  const read = parseEmail(tidy)
  return read.ok ? read.value : null
}

/**
 * What a phone number was meant to be, or null when it is sound or nobody can tell. Slips: `trunk` (`+49 (0) 40 …`), `twice` (the
 * country's code again), `written` (no country: the workspace's), `country` (of another of `countries`, which know the record).
 */
export function mendPhone(text: string, home: string, countries: readonly string[]): Mended | null {
  const [number = '', extension] = text.split(';ext=')
  const asKept = parsePhone(number, { country: home })
  const value = asKept.ok ? withoutTrunk(asKept.value) : null
  const made = (mended: string, slip: string): Mended => ({
    value: extension ? `${mended};ext=${extension}` : mended,
    slip,
  })
  if (value && isValidPhoneNumber(value)) {
    if (value === number) return null
    return made(value, number.startsWith('+') ? 'trunk' : 'written')
  }
  const code = isSupportedCountry(home) ? getCountryCallingCode(home) : null
  const digits = (asKept.ok ? asKept.value : number).replace(/\D/g, '')
  if (!code || !digits.startsWith(code)) return null
  const again = digits.slice(code.length).replace(/^0+/, '')
  if (again.startsWith(code) && isValidPhoneNumber(`+${again}`)) return made(withoutTrunk(`+${again}`), 'twice')
  const abroad = countries.filter((country) => country !== home).flatMap((country) => withCode(again, country))
  return abroad[0] && new Set(abroad).size === 1 ? made(abroad[0], 'country') : null
}

/** Dialled from within the country only: the library takes it off where its plan says so. */
const withoutTrunk = (number: string): string => parseNumber(number)?.number ?? number

function withCode(digits: string, country: string): string[] {
  if (!isSupportedCountry(country)) return []
  const number = `+${getCountryCallingCode(country as CountryCode)}${digits}`
  return isValidPhoneNumber(number) ? [number] : []
}
