import { type Field, isNothing, reachablesOf, refsOf, textOf, textsOf } from '../ui/field.ts'
import type { Formats } from '../ui/format.ts'
import { atLocal, localOf } from '../ui/local-time.ts'
import { peopleOf, type Sources } from '../ui/sources.ts'
import { readDate, readNumber } from './read-figures.ts'

/** What reading and writing cells as text needs to know. */
export interface TextTools {
  formats: Formats
  sources: Pick<Sources, 'users' | 'teams' | 'recordOf' | 'find'>
  yes: string
  no: string
}

/** A value that can be kept, or why the text is none. */
export type ReadCell =
  | { value: unknown }
  | { refused: 'readOnly' | 'notOneOf' | 'noNumber' | 'noDate' | 'unknown' | 'notHere' }

/** A cell as text: what is copied, and what an editor begins with. Money in units of the currency. */
export function cellText(field: Field, value: unknown, currency: string | undefined, tools: TextTools): string {
  if (isNothing(value)) return ''
  const { formats, sources } = tools
  switch (field.type) {
    case 'money':
      return decimal(Number(value) / 10 ** formats.minorDigits(currency ?? formats.currency), formats)
    case 'number':
    case 'rating':
      return decimal(Number(value), formats)
    case 'dateTime':
      return localOf(textOf(value), formats.timeZone).replace('T', ' ')
    case 'boolean':
      return value ? tools.yes : tools.no
    case 'select':
      return labelOf(field, textOf(value))
    case 'multiSelect':
      return textsOf(value)
        .map((one) => labelOf(field, one))
        .join(', ')
    case 'tags':
    case 'domains':
      return textsOf(value).join(', ')
    case 'emails':
    case 'phones':
      return reachablesOf(value)
        .map((one) => one.value)
        .join(', ')
    case 'user':
      return peopleOf(sources, field).find(({ id }) => id === value)?.name ?? ''
    case 'relation':
      return sources.recordOf(field.object ?? '', textOf(value))?.name ?? ''
    case 'related':
      return refsOf(value)
        .map(({ name }) => name)
        .join(', ')
    case 'addresses':
      return (Array.isArray(value) ? value : []).map(oneLine).join('; ')
    case 'address':
      return oneLine(value)
    default:
      return textOf(value)
  }
}

const decimal = (value: number, { decimalSeparator }: Formats) => String(value).replace('.', decimalSeparator)
const labelOf = ({ options = [] }: Field, value: string) => options.find((one) => one.value === value)?.label ?? value
const oneLine = (address: unknown) =>
  Object.values(Object(address))
    .filter((part) => typeof part === 'string')
    .join(', ')

/** Fields whose cells take text. The others have a form of their own, or are Kith's. */
const readers: Partial<
  Record<Field['type'], (text: string, field: Field, tools: CellTools) => ReadCell | Promise<ReadCell>>
> = {
  text: (text) => ({ value: text }),
  longText: (text) => ({ value: text }),
  url: (text) => ({ value: text }),
  country: (text) => ({ value: text }),
  language: (text) => ({ value: text }),
  email: (text) => ({ value: text }),
  phone: (text) => ({ value: text }),
  number: (text, _, { formats }) => figure(readNumber(text, formats)),
  rating: (text, _, { formats }) => figure(readNumber(text, formats)),
  money: (text, _, { formats, currency }) => {
    const amount = readNumber(text, formats)
    return figure(amount === null ? null : Math.round(amount * 10 ** formats.minorDigits(currency ?? formats.currency)))
  },
  date: (text, _, { formats }) => day(readDate(text, formats.locale)),
  dateTime: (text, _, { formats }) => {
    const [, date = '', time = '00:00'] = /^(.*?)(?:[T ,]+(\d{1,2}:\d{2})(?::\d{2})?)?$/.exec(text) ?? []
    const read = readDate(date, formats.locale)
    return day(read && atLocal(`${read}T${time.padStart(5, '0')}`, formats.timeZone))
  },
  boolean: (text, _, { yes, no }) => {
    const known = new Map([yes, 'true', '1', 'x'].map((word) => [word.toLowerCase(), true]))
    for (const word of [no, 'false', '0']) known.set(word.toLowerCase(), false)
    const value = known.get(text.toLowerCase())
    return value === undefined ? { refused: 'notOneOf' } : { value }
  },
  select: (text, field) => {
    const option = optionOf(field, text)
    return option ? { value: option } : { refused: 'notOneOf' }
  },
  multiSelect: (text, field) => {
    const options = listed(text).map((one) => optionOf(field, one))
    return options.some((one) => one === undefined) ? { refused: 'notOneOf' } : { value: options }
  },
  tags: (text) => ({ value: listed(text) }),
  domains: (text) => ({ value: listed(text) }),
  emails: (text) => ({ value: reachables(text) }),
  phones: (text) => ({ value: reachables(text) }),
  user: (text, _, { sources }) => {
    const wanted = text.toLowerCase()
    const found = sources.users.filter(({ name, detail }) =>
      [name, detail].some((one) => one?.toLowerCase() === wanted),
    )
    return found.length === 1 ? { value: found[0]?.id } : { refused: 'unknown' }
  },
  relation: async (text, field, { sources }) => {
    const all = await sources.find(field.object ?? '', text)
    const found = all.filter(({ name }) => name.toLowerCase() === text.toLowerCase())
    return found.length === 1 ? { value: found[0]?.id } : { refused: 'unknown' }
  },
}

type CellTools = TextTools & { currency: string | undefined }

const lists: readonly Field['type'][] = ['tags', 'domains', 'emails', 'phones', 'multiSelect', 'addresses']

/** What an empty cell of a field is. */
export const emptyValue = ({ type }: Field): unknown => (lists.includes(type) ? [] : null)

/** Whether a cell takes typed text. */
export const takesText = (field: Field | undefined): boolean =>
  field !== undefined && !field.readOnly && readers[field.type] !== undefined

/** Reads what was typed or pasted into a cell. An empty text empties it. */
export async function readCell(text: string, field: Field, tools: CellTools): Promise<ReadCell> {
  if (field.readOnly) return { refused: 'readOnly' }
  const trimmed = text.trim()
  if (trimmed === '') return field.type === 'boolean' ? { value: false } : { value: emptyValue(field) }
  return readers[field.type]?.(trimmed, field, tools) ?? { refused: 'notHere' }
}

const figure = (value: number | null): ReadCell => (value === null ? { refused: 'noNumber' } : { value })
const day = (value: string | null): ReadCell => (value === null ? { refused: 'noDate' } : { value })

const listed = (text: string) => [
  ...new Set(
    text
      .split(/[,;\n]/)
      .map((part) => part.trim())
      .filter(Boolean),
  ),
]

const reachables = (text: string) => listed(text).map((value, at) => ({ value, primary: at === 0 }))

function optionOf({ options = [] }: Field, text: string): string | undefined {
  const wanted = text.toLowerCase()
  return options.find(({ value, label }) => label.toLowerCase() === wanted || value.toLowerCase() === wanted)?.value
}
