import { canonicalNumber, type NumberStyle } from './number.ts'
import { folded, type Parsed, parsed, plain, refused } from './parsed.ts'

/** Integer minor units (cents for EUR, yen for JPY) and an ISO 4217 code. */
export interface Money {
  amount: number
  currency: string
}

export interface MoneyStyle extends NumberStyle {
  /** The currency of a bare number. */
  currency?: string
}

const SYMBOLS: Record<string, string> = {
  '€': 'EUR',
  $: 'USD',
  '£': 'GBP',
  '¥': 'JPY',
  '₹': 'INR',
  '₺': 'TRY',
  '₽': 'RUB',
  '₴': 'UAH',
  '₩': 'KRW',
  '₪': 'ILS',
  '฿': 'THB',
  '₫': 'VND',
  '₦': 'NGN',
  zł: 'PLN',
  Kč: 'CZK',
  Ft: 'HUF',
  лв: 'BGN',
  R$: 'BRL',
  A$: 'AUD',
  C$: 'CAD',
  US$: 'USD',
  HK$: 'HKD',
  NZ$: 'NZD',
  S$: 'SGD',
}
const WORDS: Record<string, string> = {
  euro: 'EUR',
  euros: 'EUR',
  dollar: 'USD',
  dollars: 'USD',
  pound: 'GBP',
  fr: 'CHF',
  sfr: 'CHF',
}
const DOLLARS_OF: Record<string, string> = {
  US: 'USD',
  CA: 'CAD',
  AU: 'AUD',
  NZ: 'NZD',
  SG: 'SGD',
  HK: 'HKD',
  MX: 'MXN',
}
const KNOWN = new Set(Intl.supportedValuesOf('currency'))
const digitsOf = new Map<string, number>()

/**
 * Reads an amount with or without its currency (`1.234,56 €`, `EUR 5`, `$1,234.50`, `12,-`). Computed on the digits,
 * never on a double; digits beyond the currency's are rounded half away from zero. `currency_missing` when neither
 * the text nor the style names a currency, `currency_unknown` when it names none that exists.
 */
export function parseMoney(text: string, style: MoneyStyle = {}): Parsed<Money> {
  const written = plain(text)
  const match =
    /^([-+(]?)\s*([^\d\s.,()+-][^\d.,()+-]*?)?\s*([-+(]?\s*[\d.,'’ \u00a0\u202f]*\d[.,]?\s*-?-?\)?)\s*([^\d.,()+-]+)?\)?$/u.exec(
      written,
    )
  if (!match) return refused('money_invalid', 'Write an amount such as 1234.56.')
  const [, sign = '', before = '', digits = '', after = ''] = match
  const named = (before || after).trim()
  const currency = named ? currencyOf(named, style) : style.currency
  if (!currency) {
    return named
      ? refused('currency_unknown', 'Write the currency as its three letters, such as EUR.')
      : refused('currency_missing', 'Choose the currency of this column.')
  }
  const number = canonicalNumber(
    sign === '-' || sign === '(' ? `-${digits.replace(/[)\s]+$/, '')}` : bare(digits),
    style,
  )
  const amount = number === null ? Number.NaN : minorUnits(number, currency)
  if (!Number.isSafeInteger(amount)) return refused('money_invalid', 'Write an amount such as 1234.56.')
  return parsed({ amount, currency })
}

/** `12,-` and `12.--` are how German shops write a round price, not a minus. */
const bare = (digits: string) => digits.replace(/[.,]\s*--?$/, '').trim()

/** ISO 4217 code of a symbol, code or word; a bare `$` follows the country, then the style. */
export function parseCurrency(text: string, style: MoneyStyle = {}): Parsed<string> {
  const currency = currencyOf(plain(text), style)
  return currency
    ? parsed(currency)
    : refused('currency_unknown', 'Write the currency as its three letters, such as EUR.')
}

function currencyOf(named: string, style: MoneyStyle): string | null {
  const code = named.toUpperCase()
  if (KNOWN.has(code)) return code
  if (named === '$' && style.currency && isDollar(style.currency)) return style.currency
  if (named === '$' && style.country && DOLLARS_OF[style.country]) return DOLLARS_OF[style.country] ?? null
  return SYMBOLS[named] ?? WORDS[folded(named)] ?? null
}

const isDollar = (currency: string) => currency.endsWith('D') || currency === 'MXN'

/** How many digits a currency's minor unit has: 2 for EUR, 0 for JPY, 3 for KWD. */
export function fractionDigits(currency: string): number {
  const known = digitsOf.get(currency)
  if (known !== undefined) return known
  const digits =
    new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2
  digitsOf.set(currency, digits)
  return digits
}

function minorUnits(number: string, currency: string): number {
  const size = fractionDigits(currency)
  const [whole = '0', fraction = ''] = number.replace('-', '').split('.')
  const units =
    Number(`${whole}${fraction.slice(0, size).padEnd(size, '0')}`) + (Number(fraction[size] ?? 0) >= 5 ? 1 : 0)
  return number.startsWith('-') && units !== 0 ? -units : units
}
