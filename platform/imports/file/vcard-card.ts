import ICAL from 'ical.js'
import { modernLines } from './vcard-lines.ts'

export interface Card {
  /** Single-valued cells by their column name. */
  plain: Record<string, string>
  emails: Labelled[]
  phones: Labelled[]
  websites: Labelled[]
  addresses: (Record<string, string> & { Type: string })[]
}

export interface Labelled {
  type: string
  value: string
}

/** jCard (RFC 7095): name, parameters, type of value, values. */
type Property = [string, Record<string, string | string[]>, string, ...unknown[]]

/** Reads one card, or `null` where not a single line of it can be read. */
export function readCard(text: string, encoding: string): Card | null {
  const lines = modernLines(text, encoding).filter((line) => !/^(?:BEGIN|END):/i.test(line))
  const properties =
    parsed(lines) ?? lines.flatMap((line) => (/^VERSION:/i.test(line) ? [] : (parsed(['VERSION:3.0', line]) ?? [])))
  return properties.length ? cardOf(properties) : null
}

/** One broken line makes ical.js refuse the card by throwing; the caller then reads line by line. */
function parsed(lines: string[]): Property[] | null {
  try {
    const [, properties] = ICAL.parse(['BEGIN:VCARD', ...lines, 'END:VCARD'].join('\r\n')) as unknown as [
      string,
      Property[],
    ]
    return properties
  } catch {
    return null
  }
}

const PLAIN: Record<string, string> = {
  fn: 'Full Name',
  nickname: 'Nickname',
  title: 'Job Title',
  bday: 'Birthday',
  note: 'Notes',
  uid: 'UID',
  role: 'Role',
}
const NAME = ['Last Name', 'First Name', 'Middle Name', 'Prefix', 'Suffix']
const ADDRESS = ['PO Box', 'Extended Address', 'Street', 'City', 'Region', 'Postal Code', 'Country']

function cardOf(properties: Property[]): Card {
  const card: Card = { plain: {}, emails: [], phones: [], websites: [], addresses: [] }
  for (const [name, parameters, , ...values] of [...properties].sort(preferredFirst)) {
    const column = PLAIN[name]
    const labelled = { type: typeOf(parameters), value: textOf(values) }
    if (column) card.plain[column] ??= textOf(values)
    else if (name === 'n') fill(card.plain, NAME, values[0])
    else if (name === 'org') fill(card.plain, ['Company', 'Department'], values[0])
    else if (name === 'categories')
      card.plain.Categories = [card.plain.Categories, ...values.map(String)].filter(Boolean).join(';')
    else if (name === 'email' && labelled.value) card.emails.push(labelled)
    else if (name === 'tel' && labelled.value) card.phones.push(labelled)
    else if (name === 'url' && labelled.value) card.websites.push(labelled)
    else if (name === 'adr') card.addresses.push(fill({ Type: labelled.type }, ADDRESS, values[0]))
  }
  return card
}

function fill<T extends Record<string, string>>(into: T, columns: string[], value: unknown): T {
  const parts = Array.isArray(value) ? value : [value]
  const filled: Record<string, string> = into
  for (const [index, column] of columns.entries()) {
    const text = textOf([parts[index] ?? ''])
    if (text) filled[column] ??= text
  }
  return into
}

const textOf = (values: unknown[]) => values.flat(2).map(String).join(', ').trim()

const list = (value: string | string[] | undefined) =>
  [value ?? []].flat().flatMap((one) => one.toLowerCase().split(','))

const isPreferred = ([, { type, pref }]: Property) => pref !== undefined || list(type).includes('pref')

const preferredFirst = (one: Property, other: Property) => Number(isPreferred(other)) - Number(isPreferred(one))

/** `TYPE=internet,pref,home` → `home`; what says nothing about the person's life is left out. */
function typeOf({ type }: Property[1]): string {
  return list(type)
    .filter((one) => !/^(?:pref|internet|voice|postal|parcel|intl|dom|x-.*)$/.test(one))
    .join(' ')
}
