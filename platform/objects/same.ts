/** Whether two values of a field are the same, as JSON. */
export const same = (before: unknown, after: unknown): boolean =>
  before === after || canonical(before) === canonical(after)

/** JSON with its keys in order: PostgreSQL returns a jsonb's keys in its own. */
function canonical(value: unknown): string {
  return JSON.stringify(value ?? null, (_, part) =>
    part && typeof part === 'object' && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  )
}
