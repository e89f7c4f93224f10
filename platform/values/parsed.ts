/** Why a text was refused. A closed list: screens and API problems translate it, nothing else does. */
export type ValueCode =
  | 'email_invalid'
  | 'phone_letters'
  | 'phone_without_country'
  | 'phone_too_short'
  | 'phone_too_long'
  | 'phone_invalid'
  | 'url_invalid'
  | 'domain_invalid'
  | 'date_invalid'
  | 'date_impossible'
  | 'time_invalid'
  | 'number_invalid'
  | 'money_invalid'
  | 'currency_missing'
  | 'currency_unknown'
  | 'boolean_invalid'
  | 'option_unknown'
  | 'country_unknown'
  | 'language_unknown'
  | 'name_empty'

/** An expected no: what is wrong, how to mend it, and a value that would pass where one can be guessed. */
export interface Refused {
  ok: false
  code: ValueCode
  mend: string
  suggestion?: string
}

export type Parsed<T> = { ok: true; value: T } | Refused

/** Where the text comes from; each parser reads what concerns it. */
export interface Locality {
  /** ISO 3166 alpha-2, for phones written without a country. */
  country?: string
  /** BCP 47, decides between 03/04 as March and April when nothing else does. */
  locale?: string
  /** IANA zone of times written without one. */
  timeZone?: string
}

export const parsed = <T>(value: T): Parsed<T> => ({ ok: true, value })

export function refused(code: ValueCode, mend: string, suggestion?: string): Refused {
  return suggestion === undefined ? { ok: false, code, mend } : { ok: false, code, mend, suggestion }
}

/** Trims, folds full-width forms to plain ones and drops the marks that copy and paste leave behind. */
export function plain(text: string): string {
  // The common case, printable ASCII without padding, must not pay for Unicode.
  if (/^[!-~](?:[ -~]*[!-~])?$/.test(text)) return text
  return text
    .toWellFormed()
    .normalize('NFKC')
    .replace(/[\p{Cf}\p{Cc}]/gu, (mark) => (mark === '\n' || mark === '\t' || mark === '\r' ? ' ' : ''))
    .trim()
}

/** Lower case without accents or punctuation, for matching by what people mean. `ß` reads as `ss`. */
export function folded(text: string): string {
  if (/^[a-z0-9]+(?: [a-z0-9]+)*$/i.test(text)) return text.toLowerCase()
  return plain(text)
    .toLowerCase()
    .replaceAll('ß', 'ss')
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}
