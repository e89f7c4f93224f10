import { perType } from '#platform/objects/columns'
import type { SomeColumns } from '#platform/objects/find-record'
import type { ObjectType } from '#platform/objects/object-type'
import type { Kind } from './compare/compare.ts'
import { type Facts, type Profile, profileOf } from './compare/profile.ts'

/** By which fields two records of a type are recognised as one, beside emails, phones, addresses, domains and keys. */
export interface Recognised {
  kind: Kind
  given?: string
  family?: string
  name?: string
  companies?: string
  birthday?: string
}

/** How a type's records are recognised; null for those that are not compared (an order is what it is). */
export const recognisedBy = perType((type): Recognised | null => {
  if (type.alike) return type.alike
  // An object of the workspace's own: by its name and whatever reaches it.
  return type.custom ? { kind: 'organisation', name: type.title[0] ?? 'name' } : null
})

interface Fields {
  emails: string[]
  phones: string[]
  addresses: string[]
  domains: string[]
  identifiers: string[]
}

const fieldsOf = perType((type): Fields => {
  const named = (...types: string[]) =>
    Object.entries(type.fields).flatMap(([name, field]) => (types.includes(field.type) ? name : []))
  return {
    emails: named('emails', 'email'),
    phones: named('phones', 'phone'),
    addresses: named('addresses', 'address'),
    domains: named('domains'),
    identifiers: Object.entries(type.fields).flatMap(([name, { key }]) => (key === 'externalId' ? name : [])),
  }
})

/** What a record, or a part of one that is being typed, says about who it is. */
export function profileOfRecord(type: ObjectType, record: Readonly<Record<string, unknown>>): Profile {
  const by = recognisedBy(type)
  const { emails, phones, addresses, domains, identifiers } = fieldsOf(type)
  const single = (name: string | undefined) => (name ? valueIn(record, name) : undefined)
  const all = (names: readonly string[]) => names.flatMap((name) => textsIn(valueIn(record, name)))
  const facts: Facts = {
    given: textIn(single(by?.given)),
    family: textIn(single(by?.family)),
    name: textIn(single(by?.name)),
    birthday: textIn(single(by?.birthday)),
    companies: textsIn(single(by?.companies)),
    emails: all(emails),
    phones: all(phones),
    domains: all(domains),
    identifiers: all(identifiers),
    addresses: addresses.flatMap((name) => [valueIn(record, name)].flat().filter(isAddress)),
  }
  return profileOf(facts)
}

/** Names of the fields a profile is made of. */
export const comparedNames = perType((type): readonly string[] => {
  const { kind: _, ...single } = recognisedBy(type) ?? { kind: 'organisation' }
  return [...new Set([...Object.values(single), ...Object.values(fieldsOf(type)).flat()])]
})

/** Records, read as they stand, by id. */
export const profilesOf = (type: ObjectType, records: readonly SomeColumns[]): Map<string, Profile> =>
  new Map(records.map((record) => [record.id, profileOfRecord(type, record)]))

/** `custom.tier` stands within `custom`. */
function valueIn(record: Readonly<Record<string, unknown>>, name: string): unknown {
  return name.startsWith('custom.') ? Object(record.custom)[name.slice('custom.'.length)] : record[name]
}

const textIn = (value: unknown): string | null => (typeof value === 'string' ? value : null)

/** Texts of a list: of plain ones, of `{value}`, of `{name}`. */
function textsIn(value: unknown): string[] {
  return [value].flat().flatMap((item) => {
    const text = typeof item === 'string' ? item : (Object(item).value ?? Object(item).name)
    return typeof text === 'string' && text !== '' ? [text] : []
  })
}

const isAddress = (value: unknown): value is Record<string, string> => typeof value === 'object' && value !== null
