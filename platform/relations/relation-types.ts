import { sql } from 'kysely'
import { uuidv7 } from 'uuidv7'
import type { Ctx } from '#platform/ctx/ctx'
import { refuse, refuseInput } from '#platform/http/refusal'
import { builtinTypes } from './builtin-types.ts'
import type { RelationType } from './relation-shape.ts'

const columns = [
  'id',
  'builtin',
  'fromObject',
  'toObject',
  'isSymmetric',
  'labelForward',
  'labelBackward',
  'archivedAt',
] as const

/** All types of the workspace: the ready-made ones as it left or changed them, then its own by age. */
export async function listTypes(ctx: Ctx): Promise<{ items: RelationType[] }> {
  const rows = await ctx.db
    .selectFrom('relationTypes')
    .select(columns)
    .where('workspaceId', '=', ctx.workspaceId)
    .orderBy('id')
    .execute()
  const kept = new Map(rows.map((row) => [row.id, row]))
  const known = builtinTypes.map((type) => kept.get(type.id) ?? type)
  const items = [...known, ...rows.filter(({ builtin }) => builtin === null)]
  return { items: items.filter((type) => mayRead(ctx, type.fromObject) && mayRead(ctx, type.toObject)) }
}

/** One type, of the workspace or ready-made. @throws Refusal relation_type_not_found */
export async function findType(ctx: Ctx, id: string): Promise<RelationType> {
  const { items } = await listTypes(ctx)
  return items.find((type) => type.id === id) ?? refuse('relation_type_not_found')
}

/** Whether there is such an object, and the visitor may read its records. */
export const mayRead = (ctx: Ctx, object: string): boolean =>
  ctx.objects.all().some(({ name, plural }) => name === object && ctx.may(`${plural}.read`))

interface TypeDraft {
  fromObject: string
  toObject: string
  labelForward: string
  labelBackward: string
}

/** Adds a type of the workspace's own. @throws Refusal relation_type_exists */
export async function createType(ctx: Ctx, draft: TypeDraft): Promise<RelationType> {
  for (const path of ['fromObject', 'toObject'] as const)
    if (!mayRead(ctx, draft[path]))
      refuseInput({
        path,
        code: 'unknown_object',
        message: `There is no object “${draft[path]}”`,
        mend: 'Use a name from GET /api/v1/objects.',
      })
  const { fromObject, toObject, labelForward, labelBackward } = draft
  const isSame = labelForward.toLowerCase() === labelBackward.toLowerCase()
  return write(ctx, {
    ...{ id: uuidv7(), builtin: null, fromObject, toObject, labelForward, labelBackward, archivedAt: null },
    isSymmetric: fromObject === toObject && isSame,
  })
}

interface TypeChange {
  id: string
  labelForward?: string | undefined
  labelBackward?: string | undefined
  archived?: boolean | undefined
}

/** Renames, archives or takes back a type. Which objects it links stays. @throws Refusal relation_type_not_found, relation_type_exists */
export async function changeType(ctx: Ctx, { id, archived, ...labels }: TypeChange): Promise<RelationType> {
  const type = await findType(ctx, id)
  const labelForward = labels.labelForward ?? type.labelForward
  // A symmetric type has one name.
  const labelBackward = type.isSymmetric ? labelForward : (labels.labelBackward ?? type.labelBackward)
  const archivedAt =
    archived === undefined ? type.archivedAt : archived ? (type.archivedAt ?? ctx.now().toISOString()) : null
  return write(ctx, { ...type, labelForward, labelBackward, archivedAt })
}

/** Sees to it that a ready-made type has its row, for relations to refer to. */
export async function keepType(ctx: Ctx, type: RelationType): Promise<void> {
  if (type.builtin === null) return
  await ctx.db
    .insertInto('relationTypes')
    .values({ workspaceId: ctx.workspaceId, ...type })
    .onConflict((conflict) => conflict.columns(['workspaceId', 'id']).doNothing())
    .execute()
}

/** Writes a type under its id. Types are few and changed rarely, so writers of one workspace take turns. */
async function write(ctx: Ctx, type: RelationType): Promise<RelationType> {
  const { labelForward, labelBackward, archivedAt, isSymmetric } = type
  await sql`select pg_advisory_xact_lock(hashtextextended(${`relation types ${ctx.workspaceId}`}, 0))`.execute(ctx.db)
  const { items } = await listTypes(ctx)
  if (archivedAt === null && items.some((other) => isCalledTheSame(other, type))) refuse('relation_type_exists')
  return ctx.db
    .insertInto('relationTypes')
    .values({ workspaceId: ctx.workspaceId, ...type, createdBy: ctx.userId, createdAt: ctx.now().toISOString() })
    .onConflict((conflict) =>
      conflict.columns(['workspaceId', 'id']).doUpdateSet({ labelForward, labelBackward, archivedAt, isSymmetric }),
    )
    .returning(columns)
    .executeTakeFirstOrThrow()
}

const isCalledTheSame = (other: RelationType, type: RelationType) =>
  other.id !== type.id &&
  other.archivedAt === null &&
  other.fromObject === type.fromObject &&
  other.toObject === type.toObject &&
  other.labelForward !== null &&
  wordsOf(other) === wordsOf(type)

const wordsOf = ({ labelForward, labelBackward }: RelationType) => `${labelForward} / ${labelBackward}`.toLowerCase()
