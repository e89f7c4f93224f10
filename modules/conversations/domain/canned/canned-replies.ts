import { sql } from 'kysely'
import { uuidv7 } from 'uuidv7'
import type { CannedChange, CannedDraft } from '#modules/conversations/contract/canned.ts'
import type { Ctx } from '#platform/ctx/ctx'
import { refuse, refuseInput } from '#platform/http/refusal'
import { findRecord } from '#platform/objects/find-record'
import { brokenIn, fillIn, variablesIn } from '#platform/values/fill-in'
import { ownerOf, refuseOthers } from '../whose.ts'
import { cannedVariables, valuesIn } from './variables.ts'

interface Stored {
  id: string
  shortcut: string
  name: string
  body: string
  ownerId: string | null
  version: number
  updatedAt: string
}

/** Everybody's and one's own, by their shortcuts. */
export async function listCanned(ctx: Ctx) {
  return { items: (await stored(ctx)).map(asShown), variables: cannedVariables(ctx) }
}

/** Those that show to this person: a personal one to its owner alone. */
async function stored(ctx: Ctx, id?: string): Promise<Stored[]> {
  const { rows } = await sql<Stored>`select id, shortcut, name, body, owner_id, version, updated_at from canned_replies
    where workspace_id = ${ctx.workspaceId} and (owner_id is null or owner_id = ${ctx.userId})
      and (${id ?? null}::uuid is null or id = ${id ?? null})
    order by lower(shortcut), owner_id nulls last, id`.execute(ctx.db)
  return rows
}

/** @throws Refusal canned_reply_not_found */
export const findCanned = async (ctx: Ctx, id: string): Promise<Stored> =>
  (await stored(ctx, id))[0] ?? refuse('canned_reply_not_found')

const asShown = ({ ownerId, ...canned }: Stored) => ({ ...canned, personal: ownerId !== null })

/** @throws Refusal invalid_input, forbidden, person_needed, shortcut_taken */
export async function createCanned(ctx: Ctx, { personal, ...draft }: CannedDraft) {
  refuseStrange(ctx, draft.body)
  const ownerId = ownerOf(ctx, personal)
  refuseOthers(ctx, ownerId)
  const id = uuidv7()
  const now = ctx.now().toISOString()
  const row = {
    workspaceId: ctx.workspaceId,
    id,
    ...draft,
    ownerId,
    createdBy: ctx.userId,
    createdAt: now,
    updatedAt: now,
  }
  const added = await ctx.db
    .insertInto('cannedReplies')
    .values(row)
    .onConflict((same) => same.columns(['workspaceId', 'ownerId', 'shortcut']).doNothing())
    .returning('id')
    .executeTakeFirst()
  if (!added) refuse('shortcut_taken', { shortcut: draft.shortcut })
  await ctx.record({ type: 'cannedReply.created', object: 'cannedReply', recordId: id, payload: { name: draft.name } })
  return asShown(await findCanned(ctx, id))
}

/** @throws Refusal canned_reply_not_found, forbidden, version_conflict, shortcut_taken, invalid_input */
export async function changeCanned(ctx: Ctx, { id, version, personal, ...draft }: CannedChange) {
  const before = await findCanned(ctx, id)
  refuseOthers(ctx, before.ownerId)
  refuseStrange(ctx, draft.body)
  const ownerId = ownerOf(ctx, personal)
  refuseOthers(ctx, ownerId)
  const { rows: taken } = await sql`select 1 from canned_replies where workspace_id = ${ctx.workspaceId} and id <> ${id}
    and shortcut = ${draft.shortcut} and owner_id is not distinct from ${ownerId}::uuid`.execute(ctx.db)
  if (taken.length > 0) refuse('shortcut_taken', { shortcut: draft.shortcut })
  const changed = await ctx.db
    .updateTable('cannedReplies')
    .set({ ...draft, ownerId, version: sql`version + 1`, updatedAt: ctx.now().toISOString() })
    .where('workspaceId', '=', ctx.workspaceId)
    .where('id', '=', id)
    .where('version', '=', version ?? before.version)
    .returning('id')
    .executeTakeFirst()
  if (!changed) refuse('version_conflict', { object: 'cannedReply', version: before.version })
  await ctx.record({ type: 'cannedReply.updated', object: 'cannedReply', recordId: id, payload: { name: draft.name } })
  return asShown(await findCanned(ctx, id))
}

/** @throws Refusal canned_reply_not_found, forbidden */
export async function removeCanned(ctx: Ctx, { id }: { id: string }) {
  const { name, ownerId } = await findCanned(ctx, id)
  refuseOthers(ctx, ownerId)
  await ctx.db.deleteFrom('cannedReplies').where('workspaceId', '=', ctx.workspaceId).where('id', '=', id).execute()
  await ctx.record({ type: 'cannedReply.deleted', object: 'cannedReply', recordId: id, payload: { name } })
  return { id }
}

/** As they would be given in a conversation. @throws Refusal record_not_found */
export async function filledCanned(ctx: Ctx, { id }: { id: string }) {
  const values = await valuesIn(ctx, await findRecord(ctx, ctx.objects.find('conversation'), id))
  return {
    items: (await stored(ctx)).map(({ id: cannedId, shortcut, name, body }) => {
      const { text, missing, unknown } = fillIn(body, values)
      return { id: cannedId, shortcut, name, text, missing: [...missing, ...unknown] }
    }),
  }
}

/** Whoever writes one can name what they may see, and nothing else. @throws Refusal invalid_input */
function refuseStrange(ctx: Ctx, body: string): void {
  const known = new Set(cannedVariables(ctx))
  const strange = variablesIn(body)
    .filter((name) => !known.has(name))
    .map((name) => `{{${name}}}`)
  const errors = [...strange, ...brokenIn(body)].map((written) => ({
    ...{ path: 'body', code: 'unknown_variable', message: `${written} is no variable` },
    mend: 'Write it as {{contact.firstName | "there"}}; GET /api/v1/canned-replies names all of them.',
  }))
  if (errors.length > 0) refuseInput(...errors)
}
