import { isFreeMail } from '#platform/values/mail-domains'
import { tellingWords } from './legal-forms.ts'
import { spelling } from './spelling.ts'

/** A place as it is compared. */
export interface Place {
  street: string
  number: string
  postcode: string
  city: string
  region: string
}

/** What of a record is compared, in the form it is compared in. Empty where the record has nothing. */
export interface Profile {
  given: string
  family: string
  /** An organisation's name: its telling words, and all of it. */
  words: readonly string[]
  name: string
  emails: readonly string[]
  /** Digits of E.164. */
  phones: readonly string[]
  places: readonly Place[]
  /** Names of the companies a person is with, by their telling words. */
  companies: readonly string[]
  /** Own domains and those of emails, without providers of free mail. */
  domains: readonly string[]
  birthday: string
  identifiers: readonly string[]
}

/** What a record says, whatever its object type: texts as they are kept. */
export interface Facts {
  given?: string | null
  family?: string | null
  name?: string | null
  emails?: readonly string[]
  phones?: readonly string[]
  addresses?: readonly { street?: string; postcode?: string; city?: string; region?: string }[]
  companies?: readonly string[]
  domains?: readonly string[]
  birthday?: string | null
  identifiers?: readonly string[]
}

/** Brings facts into the form they are compared in. */
export function profileOf(facts: Facts): Profile {
  const name = spelling(facts.name)
  const emails = facts.emails?.map((email) => email.toLowerCase()).filter((email) => /.@./.test(email)) ?? []
  const ofEmails = emails
    .map((email) => email.slice(email.lastIndexOf('@') + 1))
    .filter((domain) => !isFreeMail(domain))
  return {
    given: spelling(facts.given),
    family: spelling(facts.family),
    name,
    words: name ? tellingWords(name) : [],
    emails,
    phones:
      facts.phones
        ?.map((phone) => phone.replace(/;.*$/, '').replace(/\D/g, ''))
        .filter((digits) => digits.length > 4) ?? [],
    places: facts.addresses?.map(placeOf).filter(isSomewhere) ?? [],
    companies: facts.companies?.map((company) => tellingWords(spelling(company)).join(' ')).filter(Boolean) ?? [],
    domains: [...new Set([...(facts.domains ?? []), ...ofEmails])],
    birthday: facts.birthday ?? '',
    identifiers: facts.identifiers?.map((identifier) => identifier.toLowerCase()) ?? [],
  }
}

const ABBREVIATIONS = {
  street: 'st', strasse: 'st', str: 'st', road: 'rd', avenue: 'ave', av: 'ave', boulevard: 'blvd', drive: 'dr', lane: 'ln', court: 'ct',
  place: 'pl', platz: 'pl', square: 'sq', crescent: 'cres', circuit: 'cct', highway: 'hwy', parkway: 'pkwy', terrace: 'tce', close: 'cl',
  north: 'n', south: 's', east: 'e', west: 'w', saint: 'st', sankt: 'st', first: '1st', second: '2nd',
} // biome-ignore format: pairs
const STREETS = new Map(Object.entries(ABBREVIATIONS).map(([word, short]) => [spelling(word), short]))

function placeOf({ street, postcode, city, region }: NonNullable<Facts['addresses']>[number]): Place {
  const words = spelling(street)
    .replace(/(\p{L}{3,})(?:strasse|str)\b/gu, '$1 st')
    .split(' ')
    .filter(Boolean)
  const number = words.find((word) => /^\d+\p{L}?$/u.test(word)) ?? ''
  return {
    street: words
      .filter((word) => word !== number)
      .map((word) => STREETS.get(word) ?? word)
      .join(' '),
    number,
    postcode: (postcode ?? '').toLowerCase().replace(/[^a-z0-9]/g, ''),
    city: spelling(city),
    region: spelling(region),
  }
}

const isSomewhere = (place: Place) => Object.values(place).some(Boolean)
