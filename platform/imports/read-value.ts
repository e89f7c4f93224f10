import { parseBoolean } from '#platform/values/boolean'
import { parseCountry } from '#platform/values/country'
import { type DateStyle, parseDate } from '#platform/values/date'
import { parseDateTime } from '#platform/values/date-time'
import { parseEmail } from '#platform/values/email'
import { parseLanguage } from '#platform/values/language'
import { type MoneyStyle, parseCurrency, parseMoney } from '#platform/values/money'
import { parseNumber } from '#platform/values/number'
import { type Parsed, parsed, refused } from '#platform/values/parsed'
import { parsePhone } from '#platform/values/phone'
import { type Option, parseSelect } from '#platform/values/select'
import { parseTags } from '#platform/values/tags'
import { parseUrl } from '#platform/values/url'
import type { MappableField } from './target.ts'
import { optionWords } from './vocabulary.ts'

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
      return selectReader(field)
    case 'multiSelect':
      return manyReader(field)
    case 'rating':
      return readRating
    case 'email':
      return parseEmail
    case 'phone':
      return (text, { country }) => parsePhone(text, country ? { country } : {})
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
function selectReader(field: MappableField) {
  const values = field.options ?? []
  const options = optionsOf(field)
  return (text: string): Parsed<string> => {
    const selected = parseSelect(text, options)
    const count = selected.ok ? undefined : parseNumber(text)
    const range = count?.ok ? values.find((value) => isWithin(count.value, value)) : undefined
    return range === undefined ? selected : parsed(range)
  }
}

const optionsOf = ({ options = [], choices }: MappableField): Option[] =>
  choices?.map(({ value, label }) => ({ value, label })) ??
  options.map((value) => ({ value, label: { own: value, ...optionWords(value) } }))

/** Several options in one cell. One that there is none of makes the cell wrong. */
function manyReader(field: MappableField) {
  const options = optionsOf(field)
  return (text: string): Parsed<string[]> => {
    const values: string[] = []
    for (const one of parseTags(text)) {
      const read = parseSelect(one, options)
      if (!read.ok) return read
      values.push(read.value)
    }
    return parsed(values)
  }
}

/** `4`, `4/5`, `★★★★`. */
function readRating(text: string): Parsed<number> {
  const stars = text.match(/[★⭐]/gu)?.length
  const read = stars ? parsed(stars) : parseNumber(text.replace(/\s*\/\s*5$/, ''))
  return read.ok && !(Number.isInteger(read.value) && read.value >= 1 && read.value <= 5)
    ? refused('number_invalid', 'Write a whole number from 1 to 5.')
    : read
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
