/** Whether two values of a field are the same, as JSON. */
export function same(before: unknown, after: unknown): boolean {
  const was = before ?? null
  const is = after ?? null
  if (was === is) return true
  // Only two objects can be the same without being one; most values are none, and a batch compares 20 per record.
  if (was === null || is === null || typeof was !== 'object' || typeof is !== 'object') return false
  return canonical(was) === canonical(is)
}

/** JSON with its keys in order: PostgreSQL returns a jsonb's keys in its own. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_, part) =>
    part && typeof part === 'object' && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  )
}
