import type { WorkspaceSettings } from '#platform/ctx/ctx'
import { parseEmail } from '#platform/values/email'
import { parsePhone } from '#platform/values/phone'
import { parseDomain } from '#platform/values/url'
import { type FieldFacts, perType } from './columns.ts'
import type { ObjectType } from './object-type.ts'

export interface RecordKey {
  kind: string
  value: string
}

/** Whether a kind of key is that of a unique custom field: then it belongs to one record. */
export const isUniqueKey = (kind: string): boolean => kind.startsWith('custom:')

const keyFields = perType((type) =>
  Object.entries(type.fields).flatMap(([name, { key }]) => (key ? [{ name, key }] : [])),
)

/** The keys a record is found by, from the fields that carry one. */
export function keysOf(type: ObjectType, record: Record<string, unknown>): RecordKey[] {
  return keyFields(type).flatMap(({ name, key }) =>
    valuesIn(record[name]).map((value) => ({
      kind: key,
      value: key === 'phone' || key === 'email' || key === 'domain' ? value : value.toLowerCase(),
    })),
  )
}

function valuesIn(value: unknown): string[] {
  if (typeof value === 'string') return value === '' ? [] : [value]
  if (typeof value === 'number') return [String(value)]
  if (!Array.isArray(value)) return []
  return [...new Set(value.map((item) => (typeof item === 'string' ? item : String(Object(item).value))))]
}

/** The forms under which a looked-up text may stand among the keys: normalised as on writing, else as given. */
export function keyValues(
  { defaultCountry }: WorkspaceSettings,
  { key }: Pick<FieldFacts, 'key'>,
  text: string,
): string[] {
  const parsed =
    key === 'email'
      ? parseEmail(text)
      : key === 'phone'
        ? parsePhone(text, { country: defaultCountry })
        : key === 'domain'
          ? parseDomain(text)
          : null
  if (parsed?.ok) return [parsed.value]
  return [text.trim().toLowerCase()]
}
