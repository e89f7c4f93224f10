import { z } from 'zod'
import type { Ctx } from '#platform/ctx/ctx'
import { endpoint } from '#platform/http/endpoint'
import { type Route, routes } from '#platform/http/route'
import { isList } from './field-kinds.ts'
import { columnsOf, type SomeColumns } from './find-record.ts'
import type { ObjectType } from './object-type.ts'
import { inSearchText, searchIds } from './search-text.ts'
import { titleOf } from './trash-records.ts'

const Hit = z.object({
  object: z.string(),
  id: z.uuid(),
  title: z.string(),
  /** The text that matched, when it is not the title: an email, a number. */
  match: z.string().nullable(),
})
export type Hit = z.infer<typeof Hit>

export const searchContract = {
  search: endpoint({
    method: 'GET',
    path: '/search',
    summary: 'Find records of any kind by name, email, phone, number or words',
    permission: 'signedIn',
    input: z.strictObject({
      q: z
        .string()
        .max(200)
        .refine((text) => !text.includes('\u0000') && text.isWellFormed(), {
          error: 'The text has a broken character',
        }),
      limit: z.coerce.number().int().min(1).max(50).default(20),
    }),
    output: z.object({ items: z.array(Hit) }),
    example: { q: 'sofia' },
  }),
}

export const searchRoutes: Route[] = routes(searchContract, { search: (ctx, query) => search(ctx, query) })

/** As many candidates are ranked; a query this common is not answered by its two-hundredth hit, two letters by none. */
const RANKED = { words: 200, letters: 60 }

/** Records that hold every word of `q`, best first: those whose title begins with it, then titles, then the rest. */
export async function search(ctx: Ctx, { q, limit }: { q: string; limit: number }): Promise<{ items: Hit[] }> {
  const words = q.trim().split(/\s+/).filter(Boolean).slice(0, 8)
  if (words.length === 0) return { items: [] }
  const types = ctx.objects.all().filter(({ plural }) => ctx.may(`${plural}.read`))
  const bound = words.some((word) => word.length > 2) ? RANKED.words : RANKED.letters
  const look = { wanted: words.map(inSearchText), bound, inTrash: false }
  // Begun together, so that they travel together.
  const found = await Promise.all(types.map((type) => searchIds(ctx, type, look)))
  const hits = await Promise.all(types.map((type, index) => hitsOf(ctx, type, found[index] ?? [], words.map(fold))))
  const ranked = hits.flat().sort((a, b) => a.rank - b.rank || byTitle.compare(a.title, b.title))
  return { items: ranked.slice(0, limit).map(({ rank: _, ...hit }) => hit) }
}

type Ranked = Hit & { rank: number }
const byTitle = new Intl.Collator()

/** Reads only what a hit shows, not two hundred whole records. */
async function hitsOf(
  ctx: Ctx,
  type: ObjectType,
  ids: readonly string[],
  wanted: readonly string[],
): Promise<Ranked[]> {
  const searchable = Object.keys(type.fields).filter((name) => type.fields[name]?.searchable)
  const records = await columnsOf(ctx, type, ids, [...new Set([...type.title, ...searchable])])
  return records.map((record) => hitOf(type, record, wanted))
}

function hitOf(type: ObjectType, record: SomeColumns, wanted: readonly string[]): Ranked {
  const title = titleOf(type, record).slice(0, 200)
  const folded = fold(title)
  const inTitle = wanted.every((word) => folded.includes(word))
  const begins =
    folded.startsWith(wanted.join(' ')) ||
    wanted.every((word) => folded.split(/\s+/).some((part) => part.startsWith(word)))
  const match = inTitle ? null : matchingText(type, record, wanted)
  return { object: type.name, id: record.id, title: title || (match ?? ''), match, rank: begins ? 0 : inTitle ? 1 : 2 }
}

function matchingText(type: ObjectType, record: SomeColumns, wanted: readonly string[]): string | null {
  const texts = Object.entries(type.fields).flatMap(([name, field]) => {
    const value = record[name]
    if (!field.searchable || value === null) return []
    return isList(field.type) && Array.isArray(value)
      ? value.map((item) => String(Object(item).value ?? item))
      : [String(value)]
  })
  return texts.find((text) => wanted.some((word) => fold(text).includes(word)))?.slice(0, 200) ?? null
}

// Most texts are plain, and taking accents off hundreds of hits is what a search spends its time on.
const fold = (text: string) =>
  (/[^\x20-\x7e]/.test(text) ? text.normalize('NFD').replace(/\p{M}/gu, '') : text).toLowerCase()
