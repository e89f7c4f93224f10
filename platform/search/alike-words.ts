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
 * What a query may have been meant as, the likeliest first: its words, each with those of the workspace that are like it, the
 * nearest first. Of several words those that stand in some record are taken as they are, unless that finds nothing.
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
  const found = words.map((forms) => {
    const likely = rows.filter(({ wanted }) => wanted === forms[0]).map(({ word }) => word)
    const isKnown = !typed.includes(forms[0]) || likely.some((word) => forms.includes(word))
    const [first, ...more] = nearest(forms[0], likely)
    // What a single word finds as it is was found before.
    const isWider = first !== undefined
    const widened: Word = !isWider ? forms : words.length > 1 ? [...forms, first, ...more] : [first, ...more]
    return { forms, isKnown, widened, isWider }
  })
  if (isFound && words.length > 1 && found.every(({ isKnown }) => isKnown)) return []
  const mistyped = found.map(({ forms, isKnown, widened }) => (isKnown ? forms : widened))
  const all = found.map(({ widened }) => widened)
  return [
    ...(found.some(({ isKnown, isWider }) => isWider && !isKnown) ? [mistyped] : []),
    ...(found.some(({ isKnown, isWider }) => isWider && isKnown) ? [all] : []),
  ]
}

/** Of words like a typed one those of the fewest slips: who mistypes one letter hardly meant what is two away. */
function nearest(wanted: string, likely: readonly string[]): string[] {
  const near = likely
    .filter((word) => word !== wanted)
    .map((word) => ({ word, slips: slipsTowards(wanted, word) }))
    .sort((a, b) => a.slips - b.slips)
  const most = Math.min(slipsIn(wanted), near[0]?.slips ?? 0) + 0.5
  return near
    .filter(({ slips }) => slips <= most)
    .slice(0, MOST)
    .map(({ word }) => word)
}
