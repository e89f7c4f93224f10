import type { Ctx } from '#platform/ctx/ctx'
import { columnsOf } from '#platform/objects/find-record'
import type { ObjectType } from '#platform/objects/object-type'
import { hidesTexts } from '#platform/objects/search-text'
import { readings } from './alike-words.ts'
import type { Hit } from './contract.ts'
import { detailsOf } from './details.ts'
import { type ExactHit, exactHits } from './exact-keys.ts'
import { anywhere, idsBeginning, idsHolding } from './look.ts'
import { type Found, foundIn, holdsAll } from './rank-hit.ts'
import { type Query, readQuery } from './read-query.ts'

/** As many candidates are ranked; a query this common is not answered by its two-hundredth hit, two letters by none. */
const RANKED = { words: 200, letters: 60 }
/** With fewer hits than this, words like those that were typed are looked for as well. */
const FEW = 5

interface Kind {
  object: string
  count: number
  more: boolean
}

/**
 * Records that hold every word of `q`, best first: known by exactly that, then names that begin with it, then names whose
 * words do, then the rest; where those are few, records with words like it.
 */
export async function search(
  ctx: Ctx,
  { q, limit, object }: { q: string; limit: number; object?: string | undefined },
) {
  const query = readQuery(q)
  if (query.words.length === 0) return { items: [], kinds: [] }
  const types = ctx.objects.all().filter(({ plural }) => ctx.may(`${plural}.read`))
  const { found, kinds } = await certainHits(ctx, types, query)
  if (found.length < FEW) {
    const alike = await alikeHits(ctx, types, query, new Set(found.map(({ id }) => id)))
    found.push(...alike)
    for (const { object: of } of alike) countOne(kinds, of)
  }
  const wanted = object ? found.filter((hit) => hit.object === object) : found
  const shown = wanted.sort((a, b) => a.rank - b.rank || byTitle.compare(a.title, b.title)).slice(0, limit)
  const details = await detailsOf(ctx, types, shown)
  const items = shown.map(
    ({ rank, ...hit }): Hit => ({ ...hit, alike: rank >= ALIKE, detail: details.get(hit.id) ?? null }),
  )
  return { items, kinds }
}

const ALIKE = 5
const byTitle = new Intl.Collator()

function countOne(kinds: Kind[], object: string): void {
  const kind = kinds.find((one) => one.object === object)
  if (kind) kind.count += 1
  else kinds.push({ object, count: 1, more: false })
}

async function certainHits(ctx: Ctx, types: readonly ObjectType[], query: Query) {
  const { words, phone } = query
  const bound = words.some(([form]) => form.length > 2) ? RANKED.words : RANKED.letters
  // Begun together, so that they travel together.
  const [exact, byWords, byPhone] = await Promise.all([
    exactHits(ctx, types, query.text),
    idsHolding(ctx, types, words.map(anywhere), bound),
    phone ? idsHolding(ctx, types, [anywhere([phone])], bound) : [],
  ])
  const looked = types.map((type, at) => {
    const known = exact.filter((hit) => hit.object === type.name)
    const ids = [...known.map(({ id }) => id), ...(byWords[at] ?? []), ...(byPhone[at] ?? [])]
    return { type, known, ids: [...new Set(ids)], isFull: (byWords[at]?.length ?? 0) >= bound }
  })
  // Of very many, those whose name begins so must not be missing.
  const beginning = await Promise.all(
    looked.map(({ type, isFull }) => (isFull ? idsBeginning(ctx, type, query.text, RANKED.letters) : [])),
  )
  const found = await Promise.all(
    looked.map(({ type, known, ids }, at) =>
      hitsOf(ctx, type, [...new Set([...ids, ...(beginning[at] ?? [])])], { query, known, isAlike: false }),
    ),
  )
  const kinds = looked.flatMap(({ type, isFull }, at): Kind[] => {
    const count = found[at]?.length ?? 0
    return count > 0 ? [{ object: type.name, count, more: isFull }] : []
  })
  return { found: found.flat(), kinds }
}

interface Sought {
  query: Query
  known: readonly ExactHit[]
  isAlike: boolean
}

/** Reads only what a hit shows, not two hundred whole records. */
async function hitsOf(
  ctx: Ctx,
  type: ObjectType,
  ids: readonly string[],
  { query: { words, phone }, known, isAlike }: Sought,
): Promise<Found[]> {
  const searchable = Object.keys(type.fields).filter((name) => type.fields[name]?.searchable)
  const records = await columnsOf(ctx, type, ids, [...new Set(['deletedAt', ...type.title, ...searchable])])
  const exactOf = (id: string) => known.find((hit) => hit.id === id)
  return (
    records
      .filter(({ deletedAt }) => deletedAt === null)
      // Found by a text that does not show, a record would confirm what was guessed.
      .filter((record) => !hidesTexts(type) || exactOf(record.id) || holdsAll(type, record, { words, phone }))
      .map((record) => foundIn(type, record, { words, phone, isAlike, exact: exactOf(record.id) }))
  )
}

/** Records with words like those that were typed, where there are such words at all. */
async function alikeHits(ctx: Ctx, types: readonly ObjectType[], query: Query, but: ReadonlySet<string>) {
  for (const words of await readings(ctx, query.words, { isFound: but.size > 0 })) {
    const ids = await idsHolding(ctx, types, words.map(anywhere), RANKED.letters)
    const meant = { query: { ...query, words, phone: null }, known: [], isAlike: true }
    const found = await Promise.all(
      types.map((type, at) =>
        hitsOf(
          ctx,
          type,
          (ids[at] ?? []).filter((id) => !but.has(id)),
          meant,
        ),
      ),
    )
    if (found.some((hits) => hits.length > 0)) return found.flat()
  }
  return []
}
