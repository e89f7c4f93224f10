import { sql } from 'kysely'
import type { Ctx } from '#platform/ctx/ctx'
import type { Word } from './read-query.ts'
import { slipsIn, slipsTowards } from './typo-distance.ts'

/** Only words are mistyped; a number with another digit is another number. */
const WORD = /^[\p{L}'’-]{4,30}$/u
/** PostgreSQL's likeness counts shared trigrams; of so many the slips are counted. */
const LOOKED_AT = 40
const MOST = 6

/**
 * What a query may have been meant as, the likeliest first: its words, each with those of the workspace that are like it. Of
 * several words those that stand in some record are taken as they are, and of words like the others the nearest; where that
 * finds nothing, any may have been meant otherwise, and by words further away.
 * @param isFound whether a record holds all of them: if each of several is known as well, nothing else was meant.
 */
export async function readings(
  ctx: Ctx,
  words: readonly Word[],
  { isFound }: { isFound: boolean },
): Promise<(readonly Word[])[]> {
  const typed = [...new Set(words.map(([form]) => form).filter((form) => WORD.test(form)))]
  if (typed.length === 0) return []
  const { rows } = await sql<{ wanted: string; word: string }>`
    select wanted, word from kith.alike_words(${typed}::text[], ${LOOKED_AT})`.execute(ctx.db)
  const likely = (form: string) => rows.filter(({ wanted }) => wanted === form).map(({ word }) => word)
  const isKnown = (forms: Word) => !typed.includes(forms[0]) || likely(forms[0]).some((word) => forms.includes(word))
  if (isFound && words.length > 1 && words.every(isKnown)) return []
  // What a single word finds as it is was found before.
  const widened = (forms: Word, [first, ...more]: readonly string[]): Word =>
    first === undefined ? forms : words.length > 1 ? [...forms, first, ...more] : [first, ...more]
  const like = words.map((forms) => ({ forms, ...alike(forms[0], likely(forms[0])) }))
  const read = [
    like.map(({ forms, nearest }) => (isKnown(forms) ? forms : widened(forms, nearest))),
    like.map(({ forms, all }) => widened(forms, all)),
  ]
  const before = [words, ...read].map((reading) => JSON.stringify(reading))
  return read.filter((_, at) => before[at + 1] !== before[at])
}

/** Of words like a typed one those of the fewest slips (who mistypes one letter hardly meant what is two away), and all. */
function alike(wanted: string, likely: readonly string[]): { nearest: string[]; all: string[] } {
  const near = likely
    .filter((word) => word !== wanted)
    .map((word) => ({ word, slips: slipsTowards(wanted, word) }))
    .filter(({ slips }) => slips <= slipsIn(wanted) + 0.5)
    .sort((a, b) => a.slips - b.slips)
    .slice(0, MOST)
  const nearest = near.filter(({ slips }) => slips <= (near[0]?.slips ?? 0) + 0.5)
  return { nearest: nearest.map(({ word }) => word), all: near.map(({ word }) => word) }
}
