import { folded, type Parsed, parsed, refused } from './parsed.ts'

const YES = new Set('1 true t yes y ja j wahr x on an ok oui o si s vrai verdadero sim tak da ✓ ✔ ☑'.split(' '))
const NO = new Set('0 false f no n nein falsch off aus non faux falso nao nie ne ✗ ✘ ☐ -'.split(' '))

/** Reads yes and no in the ways people tick a box, English, German and their neighbours. */
export function parseBoolean(text: string): Parsed<boolean> {
  const word = folded(text) || text.trim()
  if (YES.has(word)) return parsed(true)
  if (NO.has(word)) return parsed(false)
  return refused('boolean_invalid', 'Write yes or no.')
}
