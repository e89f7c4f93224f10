import { type CountryCode, isSupportedCountry, ParseError, parsePhoneNumberWithError } from 'libphonenumber-js/min'
import { type Locality, type Parsed, parsed, plain, type Refused, refused } from './parsed.ts'
import { quickPhone } from './phone-quick.ts'

/**
 * Reads a phone number to E.164 (`+49404419207`), an extension kept the RFC 3966 way (`+14186569254;ext=102`).
 * Possible length decides, not Google's table of ranges in use: that table is always a few months behind, and to
 * refuse a customer's true number is worse than to keep a mistyped one. A local number needs `country`
 * (`phone_without_country` otherwise); letters are refused by name rather than read as a keypad.
 */
export function parsePhone(text: string, { country }: Locality = {}): Parsed<string> {
  const quick = quickPhone(text, country)
  if (quick) return parsed(quick)
  const written = plain(text)
    .replace(/^tel:/i, '')
    .replace(/^00(?=[1-9])/, '+')
  const letters = written.replace(EXTENSION, '')
  if (/\p{L}/u.test(letters)) return refused('phone_letters', 'A phone number has digits only: take the letters out.')
  if (!/\d/.test(letters)) return refused('phone_invalid', 'Write the number with its area code.')
  return byLibrary(written, country)
}

const EXTENSION = /[\s,;]*(?:ext(?:ension)?|extn|x|durchwahl|dw|nst|apparat|app)[.:=\s]*\d{1,6}\s*$/i

function byLibrary(written: string, country: string | undefined): Parsed<string> {
  const extension = /\d+\s*$/.exec(EXTENSION.exec(written)?.[0] ?? '')?.[0].trim()
  const home = country && isSupportedCountry(country) ? country : undefined
  try {
    const phone = parsePhoneNumberWithError(written.replace(EXTENSION, ''), home as CountryCode | undefined)
    if (!phone.isPossible()) return refused('phone_invalid', 'Check the number of digits.')
    const ext = extension ?? phone.ext
    return parsed(ext ? `${phone.number};ext=${ext}` : phone.number)
  } catch (error) {
    // The library reports an expected no by throwing; anything else is a bug and rises.
    if (error instanceof ParseError) return explained(error.message, home)
    throw error
  }
}

function explained(reason: string, home: string | undefined): Refused {
  if (reason === 'TOO_SHORT') return refused('phone_too_short', 'A digit seems to be missing.')
  if (reason === 'TOO_LONG') return refused('phone_too_long', 'There are too many digits for one number.')
  if (reason === 'INVALID_COUNTRY' && !home) {
    return refused('phone_without_country', 'Add the country, such as +49, or choose one for the column.')
  }
  return refused('phone_invalid', 'Write the number with its country, such as +49 40 4419207.')
}
