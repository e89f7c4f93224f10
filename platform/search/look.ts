import { sql } from 'kysely'
import type { Ctx } from '#platform/ctx/ctx'
import type { ObjectType } from '#platform/objects/object-type'
import type { Word } from './read-query.ts'

/** A text and where it may stand: anywhere, where a word begins, where the record's name begins. */
interface Place {
  at: 'any' | 'word' | 'start'
  text: string
}

/** Ids of at most `bound` living records of a type that hold each of `words` in one of its forms. */
export async function idsHolding(
  ctx: Ctx,
  type: ObjectType,
  words: readonly (readonly Place[])[],
  bound: number,
): Promise<string[]> {
  const { rows } = await sql<{ ids: string[] }>`select kith.search_records(
    ${type.table}, ${JSON.stringify(words)}::jsonb, ${bound}, ${type.custom ? type.name : null}) as ids`.execute(ctx.db)
  return rows[0]?.ids ?? []
}

/** Trigrams need three characters: of a shorter form only the beginnings of words are found. */
export const anywhere = (forms: readonly string[]): Place[] =>
  forms.map((text) => ({ at: text.length < 3 ? 'word' : 'any', text }))

/** Records whose name begins as the query does. */
export const atStart = (words: readonly Word[]): Place[][] => [
  [{ at: 'start', text: words.map(([form]) => form).join(' ') }],
]
