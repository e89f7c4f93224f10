/** What stands in double braces: `{{contact.firstName | "there"}}`; what stands behind the bar is said where there is no value. */
const VARIABLE = /\{\{\s*([\w.]+)\s*(?:\|\s*(?:"([^"{}\n]*)"|'([^'{}\n]*)'|“([^”{}\n]*)”|„([^“”{}\n]*)[“”]))?\s*\}\}/g

/** A text with its values; `missing` has none and says nothing else instead, `unknown` is no variable at all. */
export interface Filled {
  text: string
  missing: string[]
  unknown: string[]
}

/** The variables that a text names. */
export const variablesIn = (text: string): string[] => [
  ...new Set(Array.from(text.matchAll(VARIABLE), ([, name = '']) => name)),
]

/** Braces that are no variable: a slip of typing that must not reach a customer. */
export const brokenIn = (text: string): string[] =>
  (text.replace(VARIABLE, '').match(/\{\{[^{}\n]*(?:\}\})?|\}\}/g) ?? []).map((found) => found.slice(0, 60))

/** Fills the variables of a text in. One that stays open stands as it was. @param values by name; null: known and empty */
export function fillIn(text: string, values: ReadonlyMap<string, string | null>): Filled {
  const missing = new Set<string>()
  const unknown = new Set<string>()
  const filled = text.replace(VARIABLE, (written, name: string, ...fallbacks: (string | undefined)[]) => {
    const value = values.get(name)
    if (value === undefined) {
      unknown.add(name)
      return written
    }
    const fallback = fallbacks.slice(0, 4).find((one) => one !== undefined)
    if (value === null && fallback === undefined) missing.add(name)
    return value ?? fallback ?? written
  })
  return { text: filled, missing: [...missing], unknown: [...unknown] }
}
