import { type SqlBool, sql } from 'kysely'
import type { Ctx } from '#platform/ctx/ctx'
import { titlesOf } from '#platform/objects/titles'
import type { Conflict } from '#platform/undo/undo-shape'
import type { PastAct, TakenBack, WayBack } from '#platform/undo/way-back'
import { Told, type ToldRelation } from './events.ts'
import { recordRelation } from './record-relation.ts'
import { relationsWhere } from './relation-rows.ts'
import { listTypes } from './relation-types.ts'
import { changeRelation, removeRelation } from './save-relation.ts'

/** Relations that were added go, those taken away come back under their id, what was said about them becomes what it was. */
export const relationsBack: WayBack = {
  types: () => ['relation.added', 'relation.changed', 'relation.removed'],
  // Both records are told; the relation is taken back once.
  where: sql<SqlBool>`(type not like 'relation.%' or payload ->> 'direction' = 'forward')`,
  permission: (type) => (type === 'relation.changed' ? 'relations.update' : 'relations.delete'),
  async takeBack(ctx, acts) {
    const taken: TakenBack = { changed: 0, trashed: 0, restored: 0, conflicts: [] }
    for (const act of acts) await (ways[act.type] ?? putBack)(ctx, act, taken)
    return taken
  },
}

type Way = (ctx: Ctx, act: PastAct, taken: TakenBack) => Promise<void>

const ways: Record<string, Way> = { 'relation.added': takeAway, 'relation.changed': changeBack }

async function takeAway(ctx: Ctx, { payload }: PastAct, taken: TakenBack): Promise<void> {
  const { relationId } = Told.parse(payload)
  if (!(await isThere(ctx, relationId))) return
  await removeRelation(ctx, { id: relationId })
  taken.trashed++
}

/** What was said since by somebody else stays. */
async function changeBack(ctx: Ctx, act: PastAct, taken: TakenBack): Promise<void> {
  const { relationId } = Told.parse(act.payload)
  const relation = await isThere(ctx, relationId)
  if (!relation) return void taken.conflicts.push(conflictOf(act, 'gone'))
  const back: Partial<Record<Remark, string | null>> = {}
  for (const name of remarks) {
    const [before, after] = (Object(act.payload.changes)[name] ?? []) as [string | null, string | null] | [] // as declared
    const now = relation[name]
    if (before === undefined || now === before) continue
    if (now === after) back[name] = before
    else taken.conflicts.push({ ...conflictOf(act, 'changed_since'), field: name, before, after, now })
  }
  if (Object.keys(back).length === 0) return
  await changeRelation(ctx, { id: relationId, ...back })
  taken.changed++
}

const remarks = ['note', 'since', 'until'] as const
type Remark = (typeof remarks)[number]

/** One that somebody added anew since is there; one whose other record went is a conflict. */
async function putBack(ctx: Ctx, act: PastAct, taken: TakenBack): Promise<void> {
  const told = Told.parse(act.payload)
  const type = (await listTypes(ctx)).items.find(({ id }) => id === told.typeId)
  if (!type || !(await areThere(ctx, act, told))) return void taken.conflicts.push(conflictOf(act, 'gone'))
  const { relationId: id, typeId, note, since = null, until = null } = told
  const relation = { fromId: act.recordId, toId: told.other.id, note, since, until }
  const made = await ctx.db
    .insertInto('relations')
    .values({
      ...{ workspaceId: ctx.workspaceId, id, typeId, ...relation },
      createdBy: ctx.userId,
      createdAt: ctx.now().toISOString(),
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst()
  if (!made) return
  await recordRelation(ctx, 'relation.added', { id, type, ...relation })
  taken.restored++
}

async function areThere(ctx: Ctx, { object, recordId }: PastAct, { other }: ToldRelation): Promise<boolean> {
  const named = await titlesOf(ctx, [{ object, id: recordId }, other])
  return [recordId, other.id].every((id) => named.get(id)?.isTrashed === false)
}

const isThere = async (ctx: Ctx, id: string) =>
  (await relationsWhere(ctx, 1, ({ eb }) => eb('relations.id', '=', id))).at(0)

const conflictOf = ({ object, recordId }: PastAct, reason: Conflict['reason']): Conflict => ({
  ...{ object, recordId, title: null, field: null, reason },
  ...{ before: null, after: null, now: null, message: null },
})
