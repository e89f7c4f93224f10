import { sql } from 'kysely'
import { uuidv7 } from 'uuidv7'
import type { Action, MacroChange, MacroDraft } from '#modules/conversations/contract/macros.ts'
import type { Ctx } from '#platform/ctx/ctx'
import { refuse } from '#platform/http/refusal'
import { findCanned } from '../canned/canned-replies.ts'
import { ownerOf, refuseOthers } from '../whose.ts'

interface Stored {
  id: string
  name: string
  ownerId: string | null
  actions: Action[]
  version: number
}

/** Everybody's and one's own, by name. */
export async function listMacros(ctx: Ctx) {
  return { items: (await stored(ctx)).map(asShown) }
}

async function stored(ctx: Ctx, id?: string): Promise<Stored[]> {
  const { rows } = await sql<Stored>`select id, name, owner_id, actions, version from macros
    where workspace_id = ${ctx.workspaceId} and (owner_id is null or owner_id = ${ctx.userId})
      and (${id ?? null}::uuid is null or id = ${id ?? null})
    order by lower(name), id`.execute(ctx.db)
  return rows
}

/** @throws Refusal macro_not_found */
export const findMacro = async (ctx: Ctx, id: string): Promise<Stored> =>
  (await stored(ctx, id))[0] ?? refuse('macro_not_found')

const asShown = ({ ownerId, ...macro }: Stored) => ({ ...macro, personal: ownerId !== null })

/** @throws Refusal forbidden, person_needed, canned_reply_not_found */
export async function createMacro(ctx: Ctx, { personal, name, actions }: MacroDraft) {
  const ownerId = ownerOf(ctx, personal)
  refuseOthers(ctx, ownerId)
  await refuseUnknownReplies(ctx, actions)
  const id = uuidv7()
  const now = ctx.now().toISOString()
  await ctx.db
    .insertInto('macros')
    .values({
      ...{ workspaceId: ctx.workspaceId, id, name, ownerId, actions: JSON.stringify(actions) },
      ...{ createdBy: ctx.userId, createdAt: now, updatedAt: now },
    })
    .execute()
  await ctx.record({ type: 'macro.created', object: 'macro', recordId: id, payload: { name } })
  return asShown(await findMacro(ctx, id))
}

/** @throws Refusal macro_not_found, forbidden, version_conflict, canned_reply_not_found */
export async function changeMacro(ctx: Ctx, { id, version, personal, name, actions }: MacroChange) {
  const before = await findMacro(ctx, id)
  refuseOthers(ctx, before.ownerId)
  const ownerId = ownerOf(ctx, personal)
  refuseOthers(ctx, ownerId)
  await refuseUnknownReplies(ctx, actions)
  const changed = await ctx.db
    .updateTable('macros')
    .set({
      ...{ name, ownerId, actions: JSON.stringify(actions) },
      ...{ version: sql`version + 1`, updatedAt: ctx.now().toISOString() },
    })
    .where('workspaceId', '=', ctx.workspaceId)
    .where('id', '=', id)
    .where('version', '=', version ?? before.version)
    .returning('id')
    .executeTakeFirst()
  if (!changed) refuse('version_conflict', { object: 'macro', version: before.version })
  await ctx.record({ type: 'macro.updated', object: 'macro', recordId: id, payload: { name } })
  return asShown(await findMacro(ctx, id))
}

/** @throws Refusal macro_not_found, forbidden */
export async function removeMacro(ctx: Ctx, { id }: { id: string }) {
  const { name, ownerId } = await findMacro(ctx, id)
  refuseOthers(ctx, ownerId)
  await ctx.db.deleteFrom('macros').where('workspaceId', '=', ctx.workspaceId).where('id', '=', id).execute()
  await ctx.record({ type: 'macro.deleted', object: 'macro', recordId: id, payload: { name } })
  return { id }
}

async function refuseUnknownReplies(ctx: Ctx, actions: readonly Action[]): Promise<void> {
  for (const action of actions) if (action.act === 'reply') await findCanned(ctx, action.cannedId)
}
