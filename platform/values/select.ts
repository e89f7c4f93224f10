import { folded, type Parsed, parsed, refused } from './parsed.ts'

export interface Option {
  value: string
  /** What the user reads, one for all languages or one per language. */
  label: string | Record<string, string>
}

const indexes = new WeakMap<readonly Option[], Map<string, string>>()

/**
 * Finds an option by value or label, blind to case, accents and punctuation. `option_unknown` suggests the nearest
 * option where a typing slip explains the difference (`technolgy` → `technology`).
 */
export function parseSelect(text: string, options: readonly Option[]): Parsed<string> {
  const index = indexOf(options)
  const word = folded(text)
  const found = index.get(word)
  if (found !== undefined) return parsed(found)
  const nearest = nearestOf(word, index)
  const choices = options.slice(0, 8).map((option) => option.value)
  return refused('option_unknown', `Choose one of: ${choices.join(', ')}${options.length > 8 ? ', …' : ''}.`, nearest)
}

function indexOf(options: readonly Option[]): Map<string, string> {
  const known = indexes.get(options)
  if (known) return known
  const index = new Map<string, string>()
  for (const { value, label } of options) {
    const labels = typeof label === 'string' ? [label] : Object.values(label)
    for (const word of [value, ...labels]) index.set(folded(word), value)
  }
  indexes.set(options, index)
  return index
}

function nearestOf(word: string, index: Map<string, string>): string | undefined {
  const allowed = word.length <= 4 ? 1 : 2
  let best: { value: string; distance: number } | undefined
  for (const [key, value] of index) {
    if (Math.abs(key.length - word.length) > allowed) continue
    const distance = editDistance(word, key)
    if (distance <= allowed && distance < (best?.distance ?? allowed + 1)) best = { value, distance }
  }
  return best?.value
}

function editDistance(from: string, to: string): number {
  let above = Array.from({ length: to.length + 1 }, (_, column) => column)
  for (let row = 1; row <= from.length; row++) {
    const current = [row]
    for (let column = 1; column <= to.length; column++) {
      const swap = (above[column - 1] ?? 0) + (from[row - 1] === to[column - 1] ? 0 : 1)
      current.push(Math.min(swap, (above[column] ?? 0) + 1, (current[column - 1] ?? 0) + 1))
    }
    above = current
  }
  return above[to.length] ?? 0
}
