import { doubleMetaphone } from 'double-metaphone'
import { isRoleEmail } from '#platform/values/mail-domains'
import type { Place, Profile } from './profile.ts'

/**
 * Under which keys a record meets those it may be a duplicate of: two records are compared when they share one. Each key
 * survives another kind of mistake, so that a pair has to be spoilt in every way at once to be missed.
 */
export function blockingKeys(kind: 'person' | 'organisation', profile: Profile): string[] {
  const keys = [...reachableKeys(profile), ...(kind === 'person' ? personKeys(profile) : organisationKeys(profile))]
  return [...new Set(keys)]
}

function reachableKeys({ emails, phones, identifiers }: Profile): string[] {
  return [
    ...emails.map((email) => `e:${email}`),
    ...emails.flatMap((email) => {
      const local = email.slice(0, email.lastIndexOf('@'))
      return local.length > 5 && !isRoleEmail(email) ? [`l:${local}`] : []
    }),
    ...phones.map((digits) => `p:${digits.slice(-7)}`),
    ...identifiers.map((identifier) => `i:${identifier}`),
  ]
}

function personKeys({ given, family, places, birthday, domains, companies }: Profile): string[] {
  const [soundGiven, soundFamily] = [sound(given), sound(family)]
  const keys: string[] = []
  // Both ways round, so that swapped names meet.
  if (given && family) {
    keys.push(`n:${soundFamily}:${given[0]}`, `n:${soundGiven}:${family[0]}`)
    keys.push(`w:${[given.slice(0, 4), family.slice(0, 4)].sort().join(':')}`)
  }
  for (const name of [given, family].filter(Boolean)) {
    for (const place of places) keys.push(...placeKeys(place, sound(name)))
    for (const domain of domains) keys.push(`d:${domain}:${name.slice(0, 3)}`)
    for (const company of companies) keys.push(`c:${company.slice(0, 12)}:${sound(name)}`)
    if (birthday) keys.push(`y:${birthday.slice(0, 4)}:${sound(name)}`, `m:${birthday.slice(5)}:${sound(name)}`)
  }
  if (birthday) keys.push(`b:${birthday}`)
  for (const { street, number, postcode } of places)
    if (street && number) keys.push(`s:${number}:${street.slice(0, 5)}:${postcode.slice(0, 2)}`)
  return keys
}

const placeKeys = ({ postcode, city }: Place, who: string) => [
  ...(postcode ? [`z:${postcode}:${who}`] : []),
  ...(city ? [`t:${city.slice(0, 6)}:${who}`] : []),
]

function organisationKeys({ words, places, domains }: Profile): string[] {
  const keys = domains.map((domain) => `d:${domain}`)
  const [first = '', second = ''] = words
  if (first) keys.push(`o:${sound(first)}:${sound(second)}`, `o:${[...words].sort().join(' ').slice(0, 20)}`)
  for (const { street, number, postcode, city } of places) {
    if (street && number) keys.push(`s:${number}:${street.slice(0, 6)}`)
    for (const word of words.slice(0, 4)) {
      if (postcode) keys.push(`z:${postcode}:${sound(word)}`)
      if (city) keys.push(`t:${city.slice(0, 6)}:${sound(word)}`)
    }
  }
  return keys
}

/** How a name sounds, by its first four consonants (Double Metaphone); of other scripts the name itself. */
function sound(name: string): string {
  const [primary] = doubleMetaphone(name)
  return primary ? primary.slice(0, 4) : name.slice(0, 4)
}
