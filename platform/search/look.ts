import { sql } from 'kysely'
import type { Ctx } from '#platform/ctx/ctx'
import { column, ofType } from '#platform/objects/columns'
import type { ObjectType } from '#platform/objects/object-type'

/** A text and where it may stand: anywhere, or where a word begins. */
interface Place {
  at: 'any' | 'word'
  text: string
}

/** By type, ids of at most `bound` living records that hold each of `words` in one of its forms. One question for all types. */
export async function idsHolding(
  ctx: Ctx,
  types: readonly ObjectType[],
  words: readonly (readonly Place[])[],
  bound: number,
): Promise<string[][]> {
  const asked = types.map(({ table, custom, name }) => ({ of: table, only: custom ? name : null }))
  const { rows } = await sql<{ place: number; ids: string[] }>`select place, ids
    from kith.search_all(${JSON.stringify(asked)}::jsonb, ${JSON.stringify(words)}::jsonb, ${bound})`.execute(ctx.db)
  const found = new Map(rows.map(({ place, ids }) => [place - 1, ids]))
  return types.map((_, at) => found.get(at) ?? [])
}

/** Trigrams need three characters: of a shorter form only the beginnings of words are found. */
export const anywhere = (forms: readonly string[]): Place[] =>
  forms.map((text) => ({ at: text.length < 3 ? 'word' : 'any', text }))

const HIGHEST = '\uffff'

/**
 * Ids of some records whose name, or one of its parts, begins with `text`, blind to case and accents: by the alphabetical
 * indexes of lists, whose comparison policies let pass. The trigram index would collect all that hold it, a second for
 * three letters among a million.
 */
export async function idsBeginning(ctx: Ctx, type: ObjectType, text: string, bound: number): Promise<string[]> {
  const names = type.title.filter((name) => type.fields[name]?.alphabetical && type.fields[name]?.sortable)
  const found = await Promise.all(
    names.map(async (name) => {
      const title = sql`${column(type, name)} collate "und-x-icu"`
      const { rows } = await sql<{ id: string }>`select id from ${sql.table(type.table)}
        where workspace_id = ${ctx.workspaceId} and ${ofType(type)} and deleted_at is null
          and ${title} >= ${text} and ${title} < ${text + HIGHEST} order by ${title} limit ${bound}`.execute(ctx.db)
      return rows.map(({ id }) => id)
    }),
  )
  return found.flat()
}
