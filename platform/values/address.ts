import { parseCountry } from './country.ts'
import { plain } from './parsed.ts'

/** The parts of a postal address; `country` is ISO 3166-1 alpha-2 where it is known. */
export interface AddressParts {
  street?: string
  postcode?: string
  city?: string
  region?: string
  country?: string
}

const BEFORE = /^(?:([A-Z]{1,2})-)?(\d{4} ?[A-Z]{2}|\d{4,6}|\d{3} \d{2}|\d{2}-\d{3})\s+(\D.*)$/
/** The letters of cars before a postcode: `A-1010`. */
const LETTERS: Record<string, string> = {
  ...{ A: 'AT', B: 'BE', CH: 'CH', D: 'DE', F: 'FR', FL: 'LI', I: 'IT', L: 'LU', NL: 'NL', S: 'SE', E: 'ES' },
}
const US = /^([A-Z]{2})\s+(\d{5}(?:-\d{4})?)$/
const BEHIND = /^(.*?)\s*\b([A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}|[A-Z]\d[A-Z] ?\d[A-Z]\d|\d{5}(?:-\d{4})?)$/

/**
 * Reads an address written in one line or several (`Hafenstr. 5, 20457 Hamburg, Germany`; `1 Main St, Springfield, IL 62704`). What
 * it cannot place stays with the street: nothing of the text is lost.
 */
export function parseAddress(text: string): AddressParts {
  const pieces = text
    .split(/[\n,;]+/)
    .map((piece) => plain(piece).replace(/\s+/g, ' '))
    .filter(Boolean)
  const country = pieces.length > 1 ? countryOf(pieces.at(-1) ?? '') : undefined
  if (country) pieces.pop()
  const at = pieces.findLastIndex((piece, index) => index > 0 && placeIn(piece) !== null)
  const place = at > 0 ? placeIn(pieces[at] ?? '') : null
  if (!place) return filled({ street: pieces.join(', '), country })
  // `Springfield, IL 62704`: the city stands alone before its postcode.
  const cityApart = !place.city && at > 1
  const before = pieces.slice(0, cityApart ? at - 1 : at)
  const rest = pieces.slice(at + 1).join(', ')
  const city = place.city || (cityApart ? pieces[at - 1] : undefined)
  return filled({
    ...{ street: before.join(', '), city, postcode: place.postcode },
    region: [place.region, rest].filter(Boolean).join(', '),
    country: country ?? place.country,
  })
}

function countryOf(piece: string): string | undefined {
  // Two letters at the end are as often a state.
  const read = piece.length > 2 ? parseCountry(piece) : null
  return read?.ok ? read.value : undefined
}

function placeIn(piece: string): AddressParts | null {
  const [, letters, ahead, town] = BEFORE.exec(piece) ?? []
  if (ahead && town) {
    const country = letters && LETTERS[letters]
    const postcode = letters && !country ? `${letters}-${ahead}` : ahead
    return { postcode, city: town, ...(country ? { country } : {}) }
  }
  const [, state, zip] = US.exec(piece) ?? []
  if (state && zip) return { postcode: zip, region: state }
  const [, name, behind] = BEHIND.exec(piece) ?? []
  if (behind) return { postcode: behind, ...(name ? { city: name } : {}) }
  return null
}

function filled(parts: { [K in keyof AddressParts]: string | undefined }): AddressParts {
  return Object.fromEntries(Object.entries(parts).filter(([, part]) => part))
}
