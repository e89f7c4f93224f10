import { sql } from 'kysely'
import type { Ctx } from '#platform/ctx/ctx'
import type { ObjectType } from './object-type.ts'

/** Text of a LIKE pattern, its own signs taken literally. */
const literal = (text: string) => text.replace(/[\\%_]/g, (sign) => `\\${sign}`)

/** A LIKE pattern for a value that contains or starts with `text`; to be folded in SQL like the value. */
export const likePattern = (text: string, where: 'anywhere' | 'start') =>
  `${where === 'anywhere' ? '%' : ''}${literal(text)}%`

/**
 * A LIKE pattern over search_text. Trigrams need three characters: of a shorter text only the beginnings of words
 * are found, which the index knows by the space before them.
 */
export const searchPattern = (text: string) => (text.length < 3 ? `% ${literal(text)}%` : `%${literal(text)}%`)

/** Beyond this many the condition is common enough that scanning in the list's order meets a page of hits soon. */
const MOST_CANDIDATES = 2_000

/**
 * Ids of the records whose search text holds every one of `texts`, or null when they are too many (or the texts too
 * short) to be worth it. A superset: the caller checks its field itself.
 */
export async function candidates(ctx: Ctx, type: ObjectType, texts: readonly string[]): Promise<string[] | null> {
  if (texts.some((text) => text.length < 3)) return null
  const patterns = texts.map((text) => likePattern(text, 'anywhere'))
  const found = await searchIds(ctx, type, patterns, MOST_CANDIDATES + 1)
  return found.length > MOST_CANDIDATES ? null : found
}

/** At most `bound` ids whose search text matches every pattern; asked of the index with the owner's rights. */
export async function searchIds(
  ctx: Ctx,
  type: ObjectType,
  patterns: readonly string[],
  bound: number,
): Promise<string[]> {
  const { rows } = await sql<{ ids: string[] }>`select kith.search_candidates(${type.table},
    array(select kith.fold(pattern) from unnest(${patterns}::text[]) as pattern), ${bound}) as ids`.execute(ctx.db)
  return rows[0]?.ids ?? []
}

/** What a record is found by: its searchable fields, each after a space. Folded when it is written. */
export function searchText(type: ObjectType, record: Record<string, unknown>): string {
  const words = Object.entries(type.fields).flatMap(([name, field]) => (field.searchable ? textsOf(record[name]) : []))
  return ` ${words.join(' ')}`.slice(0, 20_000)
}

function textsOf(value: unknown): string[] {
  if (value === null || value === undefined) return []
  if (Array.isArray(value)) return value.flatMap(textsOf)
  if (typeof value === 'object') return Object.values(value).flatMap((part) => (typeof part === 'string' ? [part] : []))
  return [String(value)]
}
