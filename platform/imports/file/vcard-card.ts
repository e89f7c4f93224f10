import ICAL from 'ical.js'
import { parseAddress } from '#platform/values/address'
import { readBirthday } from './vcard-birthday.ts'
import { labelled } from './vcard-labels.ts'
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
type Property = [string, Record<string, Parameter>, string, ...unknown[]]
type Parameter = string | Parameter[]

/** Reads one card, or `null` where not a single line of it can be read. */
export function readCard(text: string, encoding: string): Card | null {
  const lines = labelled(modernLines(text, encoding).filter((line) => !/^(?:BEGIN|END):/i.test(line)))
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
  note: 'Notes',
  uid: 'UID',
  role: 'Role',
  lang: 'Language',
}
const NAME = ['Last Name', 'First Name', 'Middle Name', 'Prefix', 'Suffix']
const ADDRESS = ['PO Box', 'Extended Address', 'Street', 'City', 'Region', 'Postal Code', 'Country']

function cardOf(properties: Property[]): Card {
  const card: Card = { plain: {}, emails: [], phones: [], websites: [], addresses: [] }
  for (const [name, parameters, , ...values] of [...properties].sort(preferredFirst)) {
    const column = PLAIN[name]
    const labelled = { type: typeOf(parameters), value: textOf(values) }
    if (column) card.plain[column] ??= textOf(values)
    else if (name === 'bday') Object.assign(card.plain, readBirthday(labelled.value))
    else if (name.endsWith('socialprofile')) withProfile(card.plain, labelled)
    else if (name === 'n') fill(card.plain, NAME, values[0])
    else if (name === 'org') fill(card.plain, ['Company', 'Department'], organisation(values[0]))
    else if (name === 'categories')
      card.plain.Categories = [card.plain.Categories, ...values.map(String)].filter(Boolean).join(';')
    else if (name === 'email' && labelled.value) card.emails.push(labelled)
    else if (name === 'tel' && labelled.value) card.phones.push(labelled)
    else if (name === 'url' && labelled.value) card.websites.push(labelled)
    else if (name === 'adr') card.addresses.push(fill({ Type: labelled.type }, ADDRESS, values[0]))
  }
  if (card.addresses.length === 0) card.addresses.push(...printedAddresses(properties))
  return card
}

/** The units of an organisation, from the largest down, are one department. */
function organisation(value: unknown): unknown {
  const [company, ...units] = Array.isArray(value) ? value.map((one) => textOf([one])) : [value]
  return [company, units.filter(Boolean).join(', ')]
}

/** Cards of 2.1 may have an address as it is printed on an envelope, and no other. */
const printedAddresses = (properties: readonly Property[]): Card['addresses'] =>
  properties.flatMap(([name, parameters, , ...values]) => {
    const { street, postcode, city, region, country } = name === 'label' ? parseAddress(textOf(values)) : {}
    const parts = ['', '', street ?? '', city ?? '', region ?? '', postcode ?? '', country ?? '']
    return parts.some(Boolean) ? [fill({ Type: typeOf(parameters) }, ADDRESS, parts)] : []
  })

const NETWORKS = ['LinkedIn', 'Twitter', 'Facebook', 'Instagram', 'Xing']

function withProfile(plain: Record<string, string>, { type, value }: Labelled): void {
  const about = `${type} ${value}`.toLowerCase()
  const network = NETWORKS.find((one) => about.includes(one.toLowerCase()))
  if (network && value) plain[network] ??= value.replace(/^x-apple:/i, '')
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

// `TYPE=home;TYPE="work,fax"` comes as a list within a list.
const list = (value: Parameter | undefined) =>
  [value ?? []].flat(3).flatMap((one) => String(one).toLowerCase().split(','))

/** 1 is the most preferred; 3.0 knows preferred or not. */
function preference([, { type, pref }]: Property): number {
  const [first] = list(pref)
  return first === undefined ? (list(type).includes('pref') ? 1 : 101) : Number(first) || 1
}

const preferredFirst = (one: Property, other: Property) => preference(one) - preference(other)

/** `TYPE=internet,pref,home` → `home`; what says nothing about the person's life is left out. */
function typeOf({ type }: Property[1]): string {
  return list(type)
    .filter((one) => !/^(?:pref|internet|voice|postal|parcel|intl|dom|x-.*|)$/.test(one))
    .join(' ')
}
