import type { Field } from '#platform/objects/field'
import type { ObjectType } from '#platform/objects/object-type'
import { same } from '#platform/objects/same'

type Values = Record<string, unknown>
type Item = Record<string, unknown>

/**
 * What a record is once a row of the file came to it. Lists grow and are never cut; a value takes the place of another;
 * blank cells are not in `incoming` and clear nothing. Lines are one whole: the caller says whether they are added.
 */
export function mergeRecord(
  type: ObjectType,
  before: Values,
  incoming: Values,
  { addLines = false }: { addLines?: boolean } = {},
): Values {
  const merged: Values = { ...before }
  for (const [name, value] of Object.entries(incoming)) {
    const field = type.fields[name]
    if (!field || before[name] === undefined || before[name] === null) merged[name] = value
    else if (field.type === 'lines') merged[name] = addLines ? [...items(before[name]), ...items(value)] : value
    else merged[name] = mergeValue(field, before[name], value)
  }
  return merged
}

/** The fields in which a record differs from what it was. */
export function differences(type: ObjectType, before: Values, after: Values): Values {
  return Object.fromEntries(
    Object.entries(after).filter(
      ([name, value]) =>
        type.fields[name] && value !== undefined && !isSame(type.fields[name], before[name] ?? null, value),
    ),
  )
}

// PostgreSQL and JavaScript write the same moment differently.
const isSame = ({ type }: Field, before: unknown, after: unknown): boolean =>
  type === 'dateTime' && before !== null && after !== null
    ? Date.parse(String(before)) === Date.parse(String(after))
    : same(before, after)

function mergeValue(field: Field, before: unknown, incoming: unknown): unknown {
  switch (field.type) {
    case 'emails':
    case 'phones':
      return grown(items(before), items(incoming), ({ value }) => value).map((item, index) => ({
        ...item,
        primary: index === 0,
      }))
    case 'domains':
    case 'tags':
      return [...new Set([...list(before), ...list(incoming)])]
    case 'socials':
      return grown(items(before), items(incoming), ({ url }) => url)
    case 'addresses':
      return items(incoming).reduce(withAddress, items(before))
    case 'address':
      // A file that knows the city only leaves the street.
      return isPlain(before) && isPlain(incoming) ? { ...before, ...incoming } : incoming
    case 'related':
      return grown(items(before), items(incoming), ({ name, id }) => String(name ?? id).toLowerCase())
    case 'relation':
      // Not looked up yet: what one line of an order says of its customer, another need not say again.
      return isPlain(before) && isPlain(incoming) ? { ...before, ...incoming } : incoming
    case 'select':
      return field.onlyForward ? furthest(field.options ?? [], before, incoming) : incoming
    default:
      // It was found by this key, whatever its letters: that is no news.
      return field.key && folded(before) === folded(incoming) ? before : incoming
  }
}

const isPlain = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const list = (value: unknown): unknown[] => (Array.isArray(value) ? value : [])
const items = (value: unknown): Item[] => list(value) as Item[] // lists of this kind hold objects, by their field's shape

/** What is there, and behind it what is not. */
function grown(before: Item[], incoming: Item[], keyOf: (item: Item) => unknown): Item[] {
  const known = new Set(before.map(keyOf))
  return [...before, ...incoming.filter((item) => !known.has(keyOf(item)))]
}

/** An address that says no more than one that is there changes nothing; one of the same place (label) completes it. */
function withAddress(before: Item[], address: Item): Item[] {
  const parts = Object.entries(address).filter(([part]) => part !== 'label')
  if (before.some((known) => parts.every(([part, text]) => folded(known[part]) === folded(text)))) return before
  const at = before.findIndex((known) => known.label === address.label)
  return at < 0 ? [...before, address] : before.with(at, { ...before[at], ...address })
}

const folded = (text: unknown) => String(text ?? '').toLowerCase()

const furthest = (options: readonly string[], before: unknown, incoming: unknown) =>
  options.indexOf(String(incoming)) > options.indexOf(String(before)) ? incoming : before
