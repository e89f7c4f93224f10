import './events.ts'
import { sql } from 'kysely'
import { uuidv7 } from 'uuidv7'
import { teamsOf } from '#platform/auth/teams'
import type { Ctx } from '#platform/ctx/ctx'
import { refuse, refuseInput } from '#platform/http/refusal'
import type { ObjectType } from '#platform/objects/object-type'
import { checkSettings } from './check-settings.ts'
import { findOwnView, findView, refuseReadingKey, type View } from './find-view.ts'
import type { ViewKind, ViewSettings, Visibility } from './view-settings.ts'

export interface ViewDraft {
  object: string
  name: string
  kind: ViewKind
  visibility: Visibility
  teamId: string | null
  settings: ViewSettings
}

/** Saves a view, at the end of its object's tabs. @throws Refusal invalid_input, forbidden where sharing is not for this person. */
export async function createView(ctx: Ctx, draft: ViewDraft): Promise<View> {
  const { userId, workspaceId } = ctx
  if (userId === null) throw new Error('A view is made by somebody')
  const type = readableType(ctx, draft.object)
  refuseReadingKey(ctx, type.name)
  await checkSharing(ctx, type, draft)
  await checkSettings(ctx, type, draft.settings)
  const id = uuidv7()
  const now = ctx.now().toISOString()
  const { object, name, kind, visibility, teamId } = draft
  await ctx.db
    .insertInto('views')
    .values({
      ...{ workspaceId, id, object, name, kind, visibility, teamId, ownerId: userId, createdAt: now, updatedAt: now },
      settings: JSON.stringify(draft.settings),
      position: sql<number>`(select coalesce(max(position), 0) + 1 from views where workspace_id = ${workspaceId} and object = ${object})`,
    })
    .execute()
  await ctx.record({ type: 'view.created', object: 'view', recordId: id, payload: { name, object, kind, visibility } })
  return findView(ctx, id)
}

export type ViewChange = Partial<Omit<ViewDraft, 'object'>> & { id: string; version?: number | undefined }

/** Changes a view. @throws Refusal view_not_found, view_not_yours, version_conflict, invalid_input, forbidden */
export async function changeView(ctx: Ctx, { id, version, ...given }: ViewChange): Promise<View> {
  const before = await findOwnView(ctx, id)
  if (version !== undefined && version !== before.version) conflict(before)
  const after = { ...before, ...sent(given) }
  if (after.visibility !== 'team') after.teamId = null
  // Private means its owner's: nobody takes it from the others' sight into somebody else's drawer.
  if (after.visibility === 'private' && before.ownerId !== ctx.userId) refuse('view_not_yours', { name: before.name })
  const type = readableType(ctx, before.object)
  if (given.visibility || given.teamId !== undefined) await checkSharing(ctx, type, after)
  if (given.settings) await checkSettings(ctx, type, given.settings)
  const changes = differences(before, after)
  if (Object.keys(changes).length === 0) return before
  const { name, kind, visibility, teamId, settings } = after
  const updated = await ctx.db
    .updateTable('views')
    .set({ name, kind, visibility, teamId, settings: JSON.stringify(settings), version: before.version + 1 })
    .set({ updatedAt: ctx.now().toISOString() })
    .where('workspaceId', '=', ctx.workspaceId)
    .where('id', '=', id)
    // Two may have read the same version; the row's own decides who was first.
    .where('version', '=', before.version)
    .returning('id')
    .executeTakeFirst()
  if (!updated) conflict(await findView(ctx, id))
  await ctx.record({ type: 'view.updated', object: 'view', recordId: id, payload: { changes } })
  return findView(ctx, id)
}

/** Puts a view before another of its object, or at the end. @throws Refusal view_not_found, view_not_yours */
export async function moveView(ctx: Ctx, { id, before }: { id: string; before: string | null }): Promise<View> {
  const view = await findOwnView(ctx, id)
  const next = before === null ? null : await findView(ctx, before)
  if (next && next.object !== view.object) refuse('view_not_found')
  // Halfway between its new neighbours: nobody else's view is written.
  await sql`update views set position = case when ${next?.position ?? null}::float8 is null
      then (select coalesce(max(position), 0) + 1 from views where workspace_id = ${ctx.workspaceId} and object = ${view.object})
      else (${next?.position ?? 0}::float8 + coalesce((select max(position) from views where workspace_id = ${ctx.workspaceId}
        and object = ${view.object} and position < ${next?.position ?? 0}::float8 and id <> ${id}), ${(next?.position ?? 0) - 2}::float8)) / 2 end
    where workspace_id = ${ctx.workspaceId} and id = ${id}`.execute(ctx.db)
  return findView(ctx, id)
}

/** @throws Refusal view_not_found, view_not_yours */
export async function deleteView(ctx: Ctx, id: string): Promise<{ id: string }> {
  const { name, object, kind, visibility } = await findOwnView(ctx, id)
  await ctx.db.deleteFrom('views').where('workspaceId', '=', ctx.workspaceId).where('id', '=', id).execute()
  await ctx.record({ type: 'view.deleted', object: 'view', recordId: id, payload: { name, object, kind, visibility } })
  return { id }
}

/** @throws Refusal invalid_input for a type that is not there or not for this person. */
export function readableType(ctx: Ctx, object: string): ObjectType {
  const types = ctx.objects.all().filter(({ plural }) => ctx.may(`${plural}.read`))
  const type = types.find(({ name }) => name === object)
  if (type) return type
  return refuseInput({
    path: 'object',
    code: 'unknown_object',
    message: `There is no object “${object}”`,
    mend: `Use one of: ${types.map(({ name }) => name).join(', ')}.`,
  })
}

/** Who may change the records may share how they are looked at; with a team only one that is one's own. */
async function checkSharing(
  ctx: Ctx,
  { plural }: ObjectType,
  { visibility, teamId }: Pick<ViewDraft, 'visibility' | 'teamId'>,
) {
  if (visibility !== 'private' && !ctx.may(`${plural}.update`)) refuse('forbidden', { permission: `${plural}.update` })
  if (visibility !== 'team') {
    if (teamId !== null) wrongTeam('Only a view of a team names one', 'Send visibility team, or no teamId.')
    return
  }
  if (teamId === null) wrongTeam('A view of a team names the team', 'Send teamId.')
  const teams = ctx.may('settings')
    ? await ctx.db.selectFrom('teams').select('id').where('workspaceId', '=', ctx.workspaceId).execute()
    : await teamsOf(ctx)
  if (!teams.some(({ id }) => id === teamId)) wrongTeam('You are in no team of this id', 'Choose one of your teams.')
}

const wrongTeam = (message: string, mend: string) => refuseInput({ path: 'teamId', code: 'wrong_team', message, mend })

function conflict(current: View): never {
  return refuse('version_conflict', { object: 'view', version: current.version, current })
}

const sent = <T extends object>(given: T) =>
  Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)) as Partial<T>

const told = ['name', 'kind', 'visibility', 'teamId', 'settings'] as const

const differences = (before: View, after: View): Record<string, [unknown, unknown]> =>
  Object.fromEntries(
    told
      .filter((name) => JSON.stringify(before[name]) !== JSON.stringify(after[name]))
      .map((name) => [name, [before[name], after[name]]]),
  )
