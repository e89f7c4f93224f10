import './events.ts'
import { sql } from 'kysely'
import { uuidv7 } from 'uuidv7'
import { raiseSchemaVersion } from '#platform/auth/schema-version'
import type { Ctx } from '#platform/ctx/ctx'
import { refuse } from '#platform/http/refusal'
import { apiNameOf } from './api-name.ts'
import type { CustomObject, ObjectDraft, ObjectPatch } from './object-shapes.ts'
import { spokenFor } from './spoken-for.ts'

/** As many objects as a menu can still show. */
const MOST_OBJECTS = 50

/** The workspace's own objects, the oldest first. */
export async function listCustomObjects(
  ctx: Ctx,
  { archived = false }: { archived?: boolean | undefined },
): Promise<CustomObject[]> {
  const { rows } = await sql<CustomObject>`select ${columns} from custom_objects
    where workspace_id = ${ctx.workspaceId} and (archived_at is not null) = ${archived} order by id`.execute(ctx.db)
  return rows
}

/** One of them, also an archived one. @throws Refusal custom_object_not_found */
export async function findCustomObject(ctx: Ctx, id: string): Promise<CustomObject> {
  const { rows } = await sql<CustomObject>`select ${columns} from custom_objects
    where workspace_id = ${ctx.workspaceId} and id = ${id}`.execute(ctx.db)
  return rows[0] ?? refuse('custom_object_not_found')
}

const columns = sql.raw('id, name, plural, label, label_plural, icon, archived_at, created_by, created_at')

/** Makes an object. @throws Refusal object_exists, too_many_objects */
export async function createCustomObject(ctx: Ctx, draft: ObjectDraft): Promise<CustomObject> {
  await raiseSchemaVersion(ctx)
  const names = await namesInUse(ctx)
  if (names.living >= MOST_OBJECTS) refuse('too_many_objects', { most: MOST_OBJECTS })
  const name = draft.name ?? apiNameOf(draft.label, names.taken, 'object')
  // One and several are never the same word: both lead to the object.
  const plural = draft.plural ?? apiNameOf(draft.labelPlural, new Set([...names.taken, name]), 'objects')
  for (const wanted of [name, plural]) if (names.taken.has(wanted)) refuse('object_exists', { name: wanted })
  if (name === plural) refuse('object_exists', { name })
  const id = uuidv7()
  await sql`insert into custom_objects (workspace_id, id, name, plural, label, label_plural, icon, created_by, created_at)
    values (${ctx.workspaceId}, ${id}, ${name}, ${plural}, ${draft.label}, ${draft.labelPlural}, ${draft.icon ?? 'box'},
      ${ctx.userId}, ${ctx.now().toISOString()})`.execute(ctx.db)
  const payload = { name, label: draft.label }
  await ctx.record({ type: 'customObject.created', object: 'customObject', recordId: id, payload })
  return findCustomObject(ctx, id)
}

/** Changes what an object is called and shown by. @throws Refusal custom_object_not_found */
export async function changeCustomObject(
  ctx: Ctx,
  { id, ...patch }: ObjectPatch & { id: string },
): Promise<CustomObject> {
  await raiseSchemaVersion(ctx)
  const before: Record<string, unknown> & CustomObject = await findCustomObject(ctx, id)
  const changed = Object.entries(patch).filter(([name, value]) => value !== undefined && value !== before[name])
  if (changed.length === 0) return before
  const { label, labelPlural, icon } = { ...before, ...Object.fromEntries(changed) }
  await sql`update custom_objects set label = ${label}, label_plural = ${labelPlural}, icon = ${icon}
    where workspace_id = ${ctx.workspaceId} and id = ${id}`.execute(ctx.db)
  const changes = Object.fromEntries(changed.map(([name, value]) => [name, [before[name], value]]))
  const payload = { name: before.name, label, changes }
  await ctx.record({ type: 'customObject.updated', object: 'customObject', recordId: id, payload })
  return findCustomObject(ctx, id)
}

/** Takes an object with its records out of sight; nothing of it is lost. @throws Refusal custom_object_not_found */
export const archiveCustomObject = (ctx: Ctx, id: string): Promise<CustomObject> =>
  move(ctx, id, ctx.now().toISOString())

/** Brings an archived object back with its records. @throws Refusal custom_object_not_found */
export const restoreCustomObject = (ctx: Ctx, id: string): Promise<CustomObject> => move(ctx, id, null)

async function move(ctx: Ctx, id: string, archivedAt: string | null): Promise<CustomObject> {
  await raiseSchemaVersion(ctx)
  const before = await findCustomObject(ctx, id)
  if ((before.archivedAt === null) === (archivedAt === null)) return before
  await sql`update custom_objects set archived_at = ${archivedAt}
    where workspace_id = ${ctx.workspaceId} and id = ${id}`.execute(ctx.db)
  const type = archivedAt ? 'customObject.archived' : 'customObject.restored'
  const payload = { name: before.name, label: before.label }
  await ctx.record({ type, object: 'customObject', recordId: id, payload })
  return findCustomObject(ctx, id)
}

/** Names that lead to an object already, those of archived ones included, and those that Kith will need itself. */
async function namesInUse(ctx: Ctx): Promise<{ living: number; taken: ReadonlySet<string> }> {
  const { rows } = await sql<{ name: string; plural: string; isLiving: boolean }>`
    select name, plural, archived_at is null as is_living from custom_objects
    where workspace_id = ${ctx.workspaceId}`.execute(ctx.db)
  const own = rows.flatMap(({ name, plural }) => [name, plural])
  const core = ctx.objects.core.all().flatMap(({ name, plural }) => [name, plural])
  return {
    living: rows.filter(({ isLiving }) => isLiving).length,
    taken: new Set([...own, ...core, ...spokenFor]),
  }
}
