import { valueIn } from '#platform/objects/custom-values'
import type { ObjectType } from '#platform/objects/object-type'

/** A record's addresses, of lists and of single fields; a field that is a country alone counts as one. */
export function addressesIn(type: ObjectType, record: Readonly<Record<string, unknown>>): { country: string | null }[] {
  return Object.entries(type.fields)
    .filter(([, { type: kind }]) => kind === 'addresses' || kind === 'address' || kind === 'country')
    .flatMap(([name]) => [valueIn(record, name) ?? []].flat())
    .map((item) => {
      const text: unknown = typeof item === 'string' ? item : Object(item).country
      return { country: typeof text === 'string' && text !== '' ? text : null }
    })
}
