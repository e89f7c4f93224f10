import { folded, type Parsed, parsed, plain, refused } from './parsed.ts'

const LANGUAGES = ['en', 'de', 'fr', 'es', 'it', 'nl', 'pl', 'pt', 'da', 'sv']
const ALSO: Record<string, string> = {
  usa: 'US',
  'u s a': 'US',
  'u s': 'US',
  'united states of america': 'US',
  america: 'US',
  amerika: 'US',
  uk: 'GB',
  england: 'GB',
  scotland: 'GB',
  wales: 'GB',
  'great britain': 'GB',
  grossbritannien: 'GB',
  brd: 'DE',
  'federal republic of germany': 'DE',
  korea: 'KR',
  'south korea': 'KR',
  sudkorea: 'KR',
  russia: 'RU',
  turkey: 'TR',
  turkei: 'TR',
  'czech republic': 'CZ',
  holland: 'NL',
  'the netherlands': 'NL',
  deu: 'DE',
  ger: 'DE',
  gbr: 'GB',
  fra: 'FR',
  ita: 'IT',
  esp: 'ES',
  aut: 'AT',
  che: 'CH',
  nld: 'NL',
  pol: 'PL',
  swe: 'SE',
  dnk: 'DK',
  nor: 'NO',
  fin: 'FI',
  bel: 'BE',
  prt: 'PT',
  cze: 'CZ',
  can: 'CA',
  aus: 'AU',
  jpn: 'JP',
  chn: 'CN',
  ind: 'IN',
  bra: 'BR',
  mex: 'MX',
}
let names: Map<string, string> | null = null

/** Reads a country's name in ten languages, its ISO 3166 code or a common abbreviation to the alpha-2 code. */
export function parseCountry(text: string): Parsed<string> {
  names ??= namesOfAll()
  const word = folded(text)
  const code = names.get(word)
  return code
    ? parsed(code)
    : refused('country_unknown', 'Write the country or its two letters, such as DE.', nearest(plain(text)))
}

/** Car plates stood before German postcodes: `D-20095`, still seen as `D`, `A`, `F`. */
const PLATES: Record<string, string> = {
  D: 'DE',
  A: 'AT',
  F: 'FR',
  I: 'IT',
  E: 'ES',
  B: 'BE',
  L: 'LU',
  S: 'SE',
  P: 'PT',
  N: 'NO',
}
const nearest = (text: string): string | undefined => PLATES[text.toUpperCase()]

function namesOfAll(): Map<string, string> {
  const found = new Map<string, string>(Object.entries(ALSO))
  const regions = LANGUAGES.map((language) => new Intl.DisplayNames(language, { type: 'region', fallback: 'none' }))
  for (const code of countryCodes()) {
    found.set(code.toLowerCase(), code)
    for (const display of regions) {
      const name = display.of(code)
      if (name && !found.has(folded(name))) found.set(folded(name), code)
    }
  }
  return found
}

/** Every two letters that Intl knows as a region, less those that stand for no country today. */
export function countryCodes(): string[] {
  const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ']
  const regions = new Intl.DisplayNames('en', { type: 'region', fallback: 'none' })
  const retired = new Set(
    'AN BU CS DD DY EU EZ FX HV NH NQ NT PC PU PZ QO RH SU TP UK UN VD WK XA XB YD YU ZR ZZ CT FQ JT MI'.split(' '),
  )
  return letters
    .flatMap((one) => letters.map((two) => one + two))
    .filter((code) => !retired.has(code) && regions.of(code))
}
