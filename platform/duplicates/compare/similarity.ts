import { jaroWinkler } from '@skyra/jaro-winkler'
import { distance } from 'fastest-levenshtein'

/** How alike two words are: 1 for the same, 0 for nothing in common (Jaro and Winkler; the beginning counts most). */
export function likeness(a: string, b: string): number {
  if (a === b) return 1
  if (a === '' || b === '') return 0
  // So short that one letter makes another word.
  if (Math.min(a.length, b.length) < 3) return 0
  return jaroWinkler(a, b)
}

/** Whether two texts differ by one slip of the fingers: a letter more, less or other, or two neighbours swapped. */
export function isSlip(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 1) return false
  if (a.length === b.length && swappedNeighbours(a, b)) return true
  return distance(a, b) === 1
}

function swappedNeighbours(a: string, b: string): boolean {
  let at = 0
  while (at < a.length && a[at] === b[at]) at++
  return a[at] === b[at + 1] && a[at + 1] === b[at] && a.slice(at + 2) === b.slice(at + 2)
}
