import type { ObjectType } from '#platform/objects/object-type'

const MOST = 2

/** What a record without a name is called: after what the file says of its company, its customer, its number. */
export function nameFor(type: ObjectType, record: Record<string, unknown>): string | undefined {
  if (!type.namedAfter || record.name !== undefined) return undefined
  const words = type.namedAfter.flatMap((field) => wordOf(record[field]) ?? [])
  return words.slice(0, MOST).join(' · ').slice(0, 500) || undefined
}

function wordOf(value: unknown): string | undefined {
  if (typeof value === 'string') return value || undefined
  if (Array.isArray(value)) return wordOf(value[0])
  if (value === null || typeof value !== 'object') return undefined
  const { name, productName, fullName, firstName, lastName, email, domain } = value as Record<string, string> // by takeReference
  return name ?? productName ?? fullName ?? ([firstName, lastName].filter(Boolean).join(' ') || (email ?? domain))
}
