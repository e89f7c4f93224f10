import type { WorkspaceSettings } from '#platform/ctx/ctx'
import { parseBoolean } from '#platform/values/boolean'
import { parseDate } from '#platform/values/date'
import { parseDateTime } from '#platform/values/date-time'
import { localDay } from '#platform/values/local-time'
import { fractionDigits, parseMoney } from '#platform/values/money'
import { parseNumber } from '#platform/values/number'
import { type Parsed, parsed, refused } from '#platform/values/parsed'
import { parseSelect } from '#platform/values/select'
import { parseTags } from '#platform/values/tags'
import { type CustomType, isComputedType, shapesOf } from '../custom-field.ts'
import type { Choice, Field } from '../field.ts'
import { normaliseValue } from '../normalise.ts'
import { same } from '../same.ts'

/** A type with its options. */
export interface Kind {
  type: CustomType
  options: readonly Choice[]
}

interface Converted {
  /** Null when it is lost. */
  value: unknown
  outcome: 'kept' | 'converted' | 'lost'
}

/** Types whose values are ids, or are worked out: nothing becomes one of them, and they become nothing else. */
export const isReference = (type: CustomType): boolean => type === 'relation' || type === 'user' || isComputedType(type)

/** What a value becomes under another type, by way of the text a person would write for it. */
export function convertValue(from: Kind, to: Kind, value: unknown, workspace: WorkspaceSettings): Converted {
  const lost: Converted = { value: null, outcome: 'lost' }
  if (isReference(from.type) || isReference(to.type)) return lost
  const text = wordsOf(from, value, workspace, to.type)
  const read = readAs(to, text, workspace, from.type)
  if (!read.ok || isNothing(read.value)) return lost
  const shaped = shapesOf(to.type, to.options).write.safeParse(read.value)
  if (!shaped.success || isNothing(shaped.data)) return lost
  const errors: never[] = []
  const field = { type: to.type } as Field // normalising goes by the type alone
  const kept = normaliseValue(field, shaped.data, '', workspace, errors)
  if (errors.length > 0) return lost
  return { value: kept, outcome: same(kept, value) ? 'kept' : 'converted' }
}

const isNothing = (value: unknown) => value === null || (Array.isArray(value) && value.length === 0)

function wordsOf({ type, options }: Kind, value: unknown, workspace: WorkspaceSettings, to: CustomType): string {
  const labelOf = (one: unknown) => options.find((option) => option.value === one)?.label ?? String(one)
  switch (type) {
    case 'money': {
      const digits = fractionDigits(workspace.currency)
      return (Number(value) / 10 ** digits).toFixed(digits)
    }
    case 'dateTime':
      return to === 'date' ? dayIn(String(value), workspace.timeZone) : String(value)
    case 'select':
      return labelOf(value)
    case 'multiSelect':
      return Array.isArray(value) ? value.map(labelOf).join(', ') : ''
    case 'address':
      return Object.values(Object(value)).join(', ')
    default:
      return String(value)
  }
}

const dayIn = (moment: string, timeZone: string) =>
  Number.isNaN(Date.parse(moment)) ? moment : localDay(moment, timeZone)

function readAs(
  { type, options }: Kind,
  text: string,
  workspace: WorkspaceSettings,
  from: CustomType,
): Parsed<unknown> {
  const { locale, timeZone, currency, defaultCountry } = workspace
  // What Kith wrote has a point; what people wrote has what they write.
  const style = {
    locale,
    timeZone,
    currency,
    country: defaultCountry,
    ...(isWritten(from) ? {} : { decimal: '.' as const }),
  }
  switch (type) {
    case 'number':
    case 'rating':
      return parseNumber(text, style)
    case 'money': {
      const money = parseMoney(text, style)
      return money.ok && money.value.currency === currency ? parsed(money.value.amount) : refused('money_invalid', '')
    }
    case 'date':
      return parseDate(text, style)
    case 'dateTime':
      return parseDateTime(text, style)
    case 'boolean':
      return parseBoolean(text)
    case 'select':
      return parseSelect(text, options)
    case 'multiSelect': {
      const found = parseTags(text).map((tag) => parseSelect(tag, options))
      return found.find((one) => !one.ok) ?? parsed(found.map((one) => (one.ok ? one.value : '')))
    }
    case 'address':
      return parsed({ street: text })
    default:
      return parsed(text)
  }
}

const isWritten = (type: CustomType) => type === 'text' || type === 'longText' || type === 'select'
