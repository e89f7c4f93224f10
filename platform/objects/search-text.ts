import { type RawBuilder, sql } from 'kysely'
import type { Ctx } from '#platform/ctx/ctx'
import { column, perType } from './columns.ts'
import { hiddenOf, wholeOf } from './conceal.ts'
import { isList } from './field-kinds.ts'
import { isLasting } from './lasting.ts'
import type { ObjectType } from './object-type.ts'

/** A text to be found, and the LIKE pattern that comes before it. */
export interface Wanted {
  before: '' | '%' | '% '
  text: string
}

/**
 * A text as it is looked for in search_text. Trigrams need three characters: of a shorter text only the beginnings of
 * words are found, which the index knows by the space before them.
 */
export const inSearchText = (text: string): Wanted => ({ before: text.length < 3 ? '% ' : '%', text })

// Folded first, escaped then: folding makes a plain % of a full-width one, and a backslash of a set minus.
const pattern = (before: RawBuilder<unknown>, text: RawBuilder<unknown>) =>
  sql`${before} || regexp_replace(kith.fold(${text}), '([\\\\%_])', '\\\\\\1', 'g') || '%'`

/** LIKE pattern for a folded value. */
export const likePattern = ({ before, text }: Wanted) => sql`(${pattern(sql`${before}::text`, sql`${text}::text`)})`

/** As many LIKE patterns, as an array. */
export const likePatterns = (wanted: readonly Wanted[]) =>
  sql`array(select ${pattern(sql.raw('w.before'), sql.raw('w.text'))} from unnest(
    ${wanted.map(({ before }) => before)}::text[], ${wanted.map(({ text }) => text)}::text[]) as w(before, text))`

/** Beyond this many the condition is common enough that scanning in the list's order meets a page of hits soon. */
const MOST_CANDIDATES = 2_000

/**
 * Ids of the records whose search text holds every one of `texts`, or null when they are too many (or the texts too
 * short) to be worth it. A superset: the caller checks its field itself.
 */
export async function candidates(ctx: Ctx, type: ObjectType, texts: readonly string[]): Promise<string[] | null> {
  if (isLasting(ctx)) return null
  if (texts.some((text) => text.length < 3)) return null
  const wanted = texts.map((text): Wanted => ({ before: '%', text }))
  const found = await asked(ctx, type, { wanted, bound: MOST_CANDIDATES + 1, inTrash: null }, true)
  return found && found.length <= MOST_CANDIDATES ? found : null
}

interface Look {
  wanted: readonly Wanted[]
  bound: number
  inTrash: boolean | null
}

async function asked(ctx: Ctx, type: ObjectType, { wanted, bound, inTrash }: Look, unlessCommon: boolean) {
  const { rows } = await sql<{ ids: string[] | null }>`
    select kith.search_candidates(${type.table}, ${likePatterns(wanted)}, ${bound}, ${inTrash}, ${unlessCommon},
      ${type.custom ? type.name : null}) as ids`.execute(ctx.db)
  return rows[0]?.ids
}

const searchableNames = perType((type) =>
  Object.keys(type.fields).filter((name) => type.fields[name]?.searchable && !type.fields[name]?.sensitive),
)

/** What a record is found by: its searchable fields, each after a space, whole. Folded when it is written. */
export function searchText(type: ObjectType, record: Record<string, unknown>): string {
  const words: string[] = []
  for (const name of searchableNames(type)) collectTexts(record[name], words)
  return ` ${words.join(' ')}`
}

function collectTexts(value: unknown, into: string[]): void {
  if (value === null || value === undefined) return
  if (Array.isArray(value)) for (const item of value) collectTexts(item, into)
  else if (typeof value !== 'object') into.push(String(value))
  else for (const part of Object.values(value)) if (typeof part === 'string') into.push(part)
}

/** Whether records of the type are found by texts that this person does not see. */
export const hidesTexts = perType((type): boolean =>
  [...hiddenOf(type).keys()].some((name) => wholeOf(type).fields[name]?.searchable || wholeOf(type).fields[name]?.key),
)

/** The search text of what this person sees of a record, worked out: what is hidden must not confirm what they guess. */
export function shownText(type: ObjectType): RawBuilder<string> {
  const texts = searchableNames(type).map((name) => {
    const cell = column(type, name)
    const kind = type.fields[name]?.type
    return kind === 'address' || (kind && isList(kind))
      ? sql`(select string_agg(part #>> '{}', ' ') from jsonb_path_query(${cell}, 'strict $.**') as part where jsonb_typeof(part) = 'string')`
      : sql`(${cell})::text`
  })
  return sql<string>`kith.fold(' ' || concat_ws(' ', null, ${sql.join(texts.length > 0 ? texts : [sql`null`])}))`
}
