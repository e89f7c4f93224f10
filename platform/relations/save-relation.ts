import { uuidv7 } from 'uuidv7'
import type { Ctx } from '#platform/ctx/ctx'
import { refuse, refuseInput } from '#platform/http/refusal'
import { titlesOf } from '#platform/objects/titles'
import { findRelation } from './list-relations.ts'
import { recordRelation } from './record-relation.ts'
import type { Relation, RelationDraft, RelationType, Remarks } from './relation-shape.ts'
import { findType, keepType } from './relation-types.ts'

/**
 * Relates two records. Two people may do it at once: the unique constraint decides who was first, the other is told.
 * @throws Refusal relation_type_not_found, record_not_found, relation_exists
 */
export async function createRelation(ctx: Ctx, draft: RelationDraft): Promise<Relation> {
  const { typeId, note = null, since = null, until = null } = draft
  const type = await findType(ctx, typeId)
  if (type.archivedAt) refuse('relation_type_not_found')
  const { fromId, toId } = endsOf(type, draft)
  await expectEnds(ctx, type, { fromId, toId })
  refuseBackwards(since, until)
  await keepType(ctx, type)
  const made = await ctx.db
    .insertInto('relations')
    .values({
      ...{ workspaceId: ctx.workspaceId, id: uuidv7(), typeId, fromId, toId, note, since, until },
      createdBy: ctx.userId,
      createdAt: ctx.now().toISOString(),
    })
    .onConflict((conflict) => conflict.columns(['workspaceId', 'typeId', 'fromId', 'toId']).doNothing())
    .returning('id')
    .executeTakeFirst()
  if (!made) refuse('relation_exists')
  await recordRelation(ctx, 'relation.added', { id: made.id, type, fromId, toId, note, since, until })
  return findRelation(ctx, made.id)
}

/** A symmetric relation is kept once, whichever end it was entered from. */
function endsOf({ isSymmetric }: RelationType, { fromId, toId }: { fromId: string; toId: string }) {
  return isSymmetric && fromId > toId ? { fromId: toId, toId: fromId } : { fromId, toId }
}

async function expectEnds(ctx: Ctx, type: RelationType, { fromId, toId }: { fromId: string; toId: string }) {
  if (fromId === toId)
    refuseInput({
      path: 'toId',
      code: 'same_record',
      message: 'A record has no relation to itself',
      mend: 'Choose another record.',
    })
  const named = await titlesOf(ctx, [
    { object: type.fromObject, id: fromId },
    { object: type.toObject, id: toId },
  ])
  const isThere = (id: string, object: string) => named.get(id)?.object === object && !named.get(id)?.isTrashed
  if (!isThere(fromId, type.fromObject)) refuse('record_not_found', { object: type.fromObject })
  if (!isThere(toId, type.toObject)) refuse('record_not_found', { object: type.toObject })
}

function refuseBackwards(since: string | null, until: string | null): void {
  if (since && until && until < since)
    refuseInput({
      path: 'until',
      code: 'before_since',
      message: 'It ends before it begins',
      mend: 'Swap the two days.',
    })
}

/** Changes what is said about a relation; fields left out stay. @throws Refusal relation_not_found */
export async function changeRelation(ctx: Ctx, { id, ...said }: Remarks & { id: string }): Promise<Relation> {
  const before = await findRelation(ctx, id)
  const was = { note: before.note, since: before.since, until: before.until }
  const is = {
    note: said.note === undefined ? was.note : said.note,
    since: said.since === undefined ? was.since : said.since,
    until: said.until === undefined ? was.until : said.until,
  }
  refuseBackwards(is.since, is.until)
  const changes = Object.fromEntries(
    (['note', 'since', 'until'] as const)
      .filter((name) => was[name] !== is[name])
      .map((name): [string, [unknown, unknown]] => [name, [was[name], is[name]]]),
  )
  if (Object.keys(changes).length === 0) return before
  await ctx.db
    .updateTable('relations')
    .set(is)
    .where('workspaceId', '=', ctx.workspaceId)
    .where('id', '=', id)
    .execute()
  await tell(ctx, 'relation.changed', { ...before, ...is }, changes)
  return findRelation(ctx, id)
}

/** Takes a relation away. Of two who do it at once, the later is told that it is gone. @throws Refusal relation_not_found */
export async function removeRelation(ctx: Ctx, { id }: { id: string }): Promise<{ id: string }> {
  const relation = await findRelation(ctx, id)
  const gone = await ctx.db
    .deleteFrom('relations')
    .where('workspaceId', '=', ctx.workspaceId)
    .where('id', '=', id)
    .returning('id')
    .executeTakeFirst()
  if (!gone) refuse('relation_not_found')
  await tell(ctx, 'relation.removed', relation)
  return { id }
}

async function tell(
  ctx: Ctx,
  happened: 'relation.changed' | 'relation.removed',
  { id, typeId, from, to, note, since, until }: Relation,
  changes?: Record<string, [unknown, unknown]>,
) {
  const type = await findType(ctx, typeId)
  await recordRelation(ctx, happened, {
    ...{ id, type, fromId: from.id, toId: to.id, note, since, until },
    ...(changes ? { changes } : {}),
  })
}
