const CUSTOM = 'custom.'

/** Whether a field is the workspace's own. */
export const isCustomKey = (key: string) => key.startsWith(CUSTOM)

/** A record with its custom values under the names of their fields as well: `record['custom.tier']`. */
export function flatRecord<R extends object>(record: R): R {
  const { custom } = record as { custom?: unknown }
  if (typeof custom !== 'object' || custom === null) return record
  return { ...record, ...Object.fromEntries(Object.entries(custom).map(([name, value]) => [CUSTOM + name, value])) }
}

/** What is sent: `{'custom.tier': 'gold'}` becomes `{custom: {tier: 'gold'}}`. */
export function nestedInput<I extends Record<string, unknown>>(values: I): I {
  const entries = Object.entries(values)
  const own = entries.filter(([key]) => isCustomKey(key))
  if (own.length === 0) return values
  const custom = Object.fromEntries(own.map(([key, value]) => [key.slice(CUSTOM.length), value]))
  return { ...Object.fromEntries(entries.filter(([key]) => !isCustomKey(key))), custom } as unknown as I // the same values, nested as the API wants them
}
