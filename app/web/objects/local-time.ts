/** A moment as the inputs of the browser write it, where its user is: `2026-11-19T09:30`. */
export function localOf(moment: string): string {
  if (!moment) return ''
  const date = new Date(moment)
  const shifted = new Date(date.getTime() - date.getTimezoneOffset() * 60_000)
  return shifted.toISOString().slice(0, 16)
}

/** The moment that such an input names; null while it names none. */
export function atLocal(text: string): string | null {
  const date = new Date(text)
  return text && !Number.isNaN(date.getTime()) ? date.toISOString() : null
}
