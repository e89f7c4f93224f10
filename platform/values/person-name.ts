import { type Parsed, parsed, plain, refused } from './parsed.ts'

export interface PersonName {
  title?: string
  firstName?: string
  lastName?: string
  suffix?: string
}

const words = (list: string) => new Set(list.split(' '))
const TITLES = words(
  'mr mrs ms miss mx sir madam dr prof professor doctor herr frau hr fr dipl ing mag med rer nat jur phil hc habil mme mlle m sr sra rev',
)
const SUFFIXES = words('jr sr ii iii iv phd md mba msc bsc ma ba esq cpa llm dds')
const PARTICLES = words(
  'von vom van der den de del della di da dos das du la le ten ter zu zum zur af av el al bin ibn st',
)

/**
 * Splits a full name: `Voss, Hinrich`, `Dr. Ursula von der Leyen`, `VAN DIJK Noor Jr.`. Given names stay together in
 * `firstName`, particles go with the last name. One word alone is a first name. `name_empty` when nothing is left.
 */
export function parsePersonName(text: string): Parsed<PersonName> {
  const written = plain(text).replace(/\s+/g, ' ')
  if (!/\p{L}|\p{N}/u.test(written)) return refused('name_empty', 'Write a first or a last name.')
  const { title, suffix, core } = withoutDecoration(written)
  const [last, first] = core.includes(',') ? byComma(core) : byOrder(core.split(' ').filter(Boolean))
  const name: PersonName = {}
  if (title) name.title = title
  if (first) name.firstName = repairNameCase(first)
  if (last) name.lastName = repairNameCase(last)
  if (suffix) name.suffix = suffix
  return parsed(name)
}

function withoutDecoration(written: string) {
  let parts = written.split(' ')
  let titles = 0
  while (titles < parts.length - 1 && isTitle(parts[titles] ?? '')) titles++
  const title = parts.slice(0, titles).join(' ')
  parts = parts.slice(titles)
  let end = parts.length
  while (end > 1 && SUFFIXES.has(bare(parts[end - 1] ?? ''))) end--
  const core = parts.slice(0, end).join(' ').replace(/,$/, '')
  return { title, suffix: parts.slice(end).join(' '), core }
}

const bare = (word: string) => word.replace(/[.,]/g, '').toLowerCase()

const isTitle = (word: string) => TITLES.has(bare(word)) || /^(?:dipl|b|m)\.-?\p{L}+\.?$/iu.test(word)

function byComma(core: string): [string, string] {
  const at = core.indexOf(',')
  const [last, first] = [core.slice(0, at).trim(), core.slice(at + 1).trim()]
  // `Leyen, Ursula von der`: the particles went behind.
  const behind = /^(.*?)((?:\s+\p{L}+)+)$/u.exec(first)
  const tail = behind?.[2]?.trim().split(' ') ?? []
  if (behind && tail.length && tail.every((word) => PARTICLES.has(word)))
    return [`${tail.join(' ')} ${last}`, behind[1] ?? '']
  return [last, first]
}

function byOrder(parts: string[]): [string, string] {
  if (parts.length < 2) return ['', parts[0] ?? '']
  const capitals = parts.map((part) => part === part.toUpperCase() && /\p{Lu}{2}/u.test(part))
  // `MÜLLER Anna` is the French and Asian way to mark the last name.
  const firstPlain = capitals.indexOf(false)
  if (firstPlain > 0 && !capitals.slice(firstPlain).includes(true)) {
    return [parts.slice(0, firstPlain).join(' '), parts.slice(firstPlain).join(' ')]
  }
  const particle = parts.findIndex(
    (part, index) => index > 0 && index < parts.length - 1 && PARTICLES.has(part.toLowerCase()),
  )
  const split = particle > 0 ? particle : parts.length - 1
  return [parts.slice(split).join(' '), parts.slice(0, split).join(' ')]
}

/**
 * Repairs `VOSS` and `voss` to `Voss`, `MCDONALD` to `McDonald`, `O'REILLY-SMITH` to `O'Reilly-Smith`; a name that has both
 * cases is somebody's spelling and stays. Up to three capitals stay too: `JP`, `AJ`.
 */
export function repairNameCase(name: string): string {
  const letters = name.replace(/[^\p{L}]/gu, '')
  const isUpper = letters === letters.toUpperCase() && letters !== letters.toLowerCase()
  const isLower = letters === letters.toLowerCase() && letters !== letters.toUpperCase()
  if ((!isUpper && !isLower) || (isUpper && letters.length <= 3)) return name
  return name
    .toLowerCase()
    .split(' ')
    .map((word) => (PARTICLES.has(word) && name.includes(' ') ? word : capitalised(word)))
    .join(' ')
}

function capitalised(word: string): string {
  const first = word.replace(/(^|[-'’.])(\p{L})/gu, (_, mark: string, letter: string) => mark + letter.toUpperCase())
  return first.replace(/^Mc(\p{Ll})/u, (_, letter: string) => `Mc${letter.toUpperCase()}`)
}
