import { sql } from 'kysely'
import type { Ctx } from '#platform/ctx/ctx'
import { slipsIn, slipsTowards } from './typo-distance.ts'

/** Only words are mistyped; a number with another digit is another number. */
const WORD = /^[\p{L}'’-]{4,30}$/u
/** PostgreSQL's likeness counts shared trigrams; of so many the slips are counted. */
const LOOKED_AT = 40
const MOST = 6

/** Words of the workspace that some typed ones may have been meant as, by the typed word; the nearest first. */
export async function alikeWords(ctx: Ctx, typed: readonly string[]): Promise<Map<string, string[]>> {
  const words = [...new Set(typed.filter((word) => WORD.test(word)))]
  if (words.length === 0) return new Map()
  const { rows } = await sql<{ wanted: string; word: string }>`
    select wanted, word from kith.alike_words(${words}::text[], ${LOOKED_AT})`.execute(ctx.db)
  const near = words.map((wanted): [string, string[]] => {
    const meant = rows
      .filter((row) => row.wanted === wanted && row.word !== wanted)
      .map(({ word }) => ({ word, slips: slipsTowards(wanted, word) }))
      .filter(({ slips }) => slips <= slipsIn(wanted) + 0.5)
      .sort((a, b) => a.slips - b.slips)
    return [wanted, meant.slice(0, MOST).map(({ word }) => word)]
  })
  return new Map(near.filter(([, meant]) => meant.length > 0))
}
