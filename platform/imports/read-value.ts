import { parseBoolean } from '#platform/values/boolean'
import { parseCountry } from '#platform/values/country'
import { type DateStyle, parseDate } from '#platform/values/date'
import { parseDateTime } from '#platform/values/date-time'
import { parseLanguage } from '#platform/values/language'
import { type MoneyStyle, parseCurrency, parseMoney } from '#platform/values/money'
import { parseNumber } from '#platform/values/number'
import { type Parsed, parsed } from '#platform/values/parsed'
import { type Option, parseSelect } from '#platform/values/select'
import { parseTags } from '#platform/values/tags'
import { parseUrl } from '#platform/values/url'
import type { MappableField } from './target.ts'

export type CellStyle = DateStyle & MoneyStyle

/** How the cells of a single-valued field are read, by its type; chosen once per column, called once per cell. */
export function readerOf(field: MappableField): (text: string, style: CellStyle) => Parsed<unknown> {
  switch (field.type) {
    case 'number':
      return parseNumber
    case 'money':
      return readMinorUnits
    case 'date':
      return parseDate
    case 'dateTime':
      return parseDateTime
    case 'boolean':
      return parseBoolean
    case 'select':
      return selectReader(field.options ?? [])
    case 'tags':
      return (text) => parsed(parseTags(text))
    case 'url':
      return parseUrl
    case 'country':
      return parseCountry
    case 'language':
      return parseLanguage
    default:
      return field.name === 'currency' ? parseCurrency : (text) => parsed(storable(text))
  }
}

/** Minor units of the record's currency; what the cell itself says of the currency is the row's business. */
function readMinorUnits(text: string, style: CellStyle): Parsed<number> {
  const money = parseMoney(text, style)
  return money.ok ? parsed(money.value.amount) : money
}

/** A number meets options that are ranges: 2,822 employees belong to `1001+`. */
function selectReader(values: readonly string[]) {
  const options: Option[] = values.map((value) => ({ value, label: value }))
  return (text: string): Parsed<string> => {
    const selected = parseSelect(text, options)
    const count = selected.ok ? undefined : parseNumber(text)
    const range = count?.ok ? values.find((value) => isWithin(count.value, value)) : undefined
    return range === undefined ? selected : parsed(range)
  }
}

function isWithin(count: number, range: string): boolean {
  const match = /^(\d+)(?:\s*[-–]\s*(\d+)|(\+))?$/.exec(range)
  if (!match) return false
  const from = Number(match[1])
  const to = match[3] ? Number.POSITIVE_INFINITY : Number(match[2] ?? match[1])
  return count >= from && count <= to
}

/** Text as PostgreSQL can keep it: no NUL, no half character, no padding. A formula stays what it is, a text. */
export function storable(text: string): string {
  const trimmed = text.trim()
  return (trimmed.isWellFormed() ? trimmed : trimmed.toWellFormed()).replaceAll('\0', '')
}
