import type { Ctx } from '#platform/ctx/ctx'
import { refuse } from '#platform/http/refusal'
import { type Named, titlesOf } from '#platform/objects/titles'
import { type RelationRow, relationsWhere } from './relation-rows.ts'
import type { Relation } from './relation-shape.ts'
import { mayRead } from './relation-types.ts'

interface Asked {
  object?: string | undefined
  recordId?: string | undefined
  limit: number
  cursor?: string | undefined
}

/**
 * Relations, newest first. One whose other end is in the trash, is no more or may not be read does not appear, so a page
 * may be shorter than asked for. @throws Refusal record_not_found
 */
export async function listRelations(ctx: Ctx, { object, recordId, limit, cursor }: Asked) {
  if (recordId) await expectRecord(ctx, object, recordId)
  const rows = await relationsWhere(ctx, limit + 1, ({ eb, and, or }) =>
    and([
      ...(recordId ? [or([eb('relations.fromId', '=', recordId), eb('relations.toId', '=', recordId)])] : []),
      ...(cursor ? [eb('relations.id', '<', cursor)] : []),
    ]),
  )
  const page = rows.slice(0, limit)
  const isSeen = ({ isTrashed, id }: Named) => !isTrashed || id === recordId
  const items = await withTitles(ctx, page, isSeen)
  return { items, nextCursor: rows.length > limit ? (page.at(-1)?.id ?? null) : null }
}

/** The record whose relations are asked for, also one in the trash. @throws Refusal record_not_found */
export async function expectRecord(ctx: Ctx, object: string | undefined, recordId: string) {
  const objects = object ? [object] : ctx.objects.all().map(({ name }) => name)
  const readable = objects.filter((name) => mayRead(ctx, name))
  const found = await titlesOf(
    ctx,
    readable.map((name) => ({ object: name, id: recordId })),
  )
  return found.get(recordId) ?? refuse('record_not_found', { object: object ?? 'record' })
}

/** One relation whose two records one may read. @throws Refusal relation_not_found */
export async function findRelation(ctx: Ctx, id: string): Promise<Relation> {
  const rows = await relationsWhere(ctx, 1, ({ eb }) => eb('relations.id', '=', id))
  const [relation] = await withTitles(ctx, rows, () => true)
  return relation ?? refuse('relation_not_found')
}

async function withTitles(
  ctx: Ctx,
  rows: readonly RelationRow[],
  isSeen: (end: Named) => boolean,
): Promise<Relation[]> {
  const named = await titlesOf(
    ctx,
    rows.flatMap(({ fromObject, fromId, toObject, toId }) => [
      { object: fromObject, id: fromId },
      { object: toObject, id: toId },
    ]),
  )
  return rows.flatMap(({ fromId, toId, fromObject: _, toObject: __, ...relation }) => {
    const from = named.get(fromId)
    const to = named.get(toId)
    return from && to && isSeen(from) && isSeen(to) ? [{ ...relation, from: endOf(from), to: endOf(to) }] : []
  })
}

const endOf = ({ object, id, title }: Named) => ({ object, id, title })
