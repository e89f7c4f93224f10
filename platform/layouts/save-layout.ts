import { refuseUnknownTeams } from '#platform/auth/teams'
import './events.ts'
import { sql } from 'kysely'
import { uuidv7 } from 'uuidv7'
import type { z } from 'zod'
import { raiseSchemaVersion } from '#platform/auth/schema-version'
import type { Ctx } from '#platform/ctx/ctx'
import { refuse } from '#platform/http/refusal'
import { checkLayout } from './check-layout.ts'
import type { layouts } from './contract.ts'
import { findLayout } from './find-layout.ts'
import { knownType } from './known-object.ts'
import type { Layout } from './layout-shape.ts'

type Input<E extends { '~orpc': { inputSchema?: unknown } }> = z.output<
  NonNullable<E['~orpc']['inputSchema']> & z.ZodType
>

const jsonb = (value: unknown) => sql<never>`${JSON.stringify(value)}::jsonb`

/**
 * Lays an object's page out, for all or for one team. Of two people who do so at once the table decides who was first.
 * @throws Refusal layout_exists, object_not_found, team_not_found, invalid_input
 */
export async function createLayout(ctx: Ctx, input: Input<typeof layouts.create>): Promise<Layout> {
  const { object, teamId, sections, hidden } = input
  await checkLayout(ctx, knownType(ctx, object), sections)
  await refuseUnknownTeams(ctx, teamId ? [teamId] : [])
  // Whether a required field may be left out follows from its conditions.
  await raiseSchemaVersion(ctx)
  const id = uuidv7()
  const now = ctx.now().toISOString()
  const made = await ctx.db
    .insertInto('layouts')
    .values({
      workspaceId: ctx.workspaceId,
      id,
      object,
      teamId,
      sections: jsonb(sections),
      hidden: jsonb(hidden),
      createdAt: now,
      updatedAt: now,
      updatedBy: ctx.userId,
    })
    .onConflict((conflict) => conflict.columns(['workspaceId', 'object', 'teamId']).doNothing())
    .returning('id')
    .executeTakeFirst()
  if (!made) refuse('layout_exists', { object })
  await ctx.record({ type: 'layout.created', object: 'layout', recordId: id, payload: { object, teamId } })
  return findLayout(ctx, { id })
}

/**
 * Changes a layout. With `version` only as long as it is the one seen.
 * @throws Refusal layout_not_found, version_conflict, invalid_input
 */
export async function changeLayout(ctx: Ctx, input: Input<typeof layouts.change>): Promise<Layout> {
  const { id, version, sections, hidden } = input
  const { object, teamId } = await findLayout(ctx, { id })
  if (sections) await checkLayout(ctx, knownType(ctx, object), sections)
  await raiseSchemaVersion(ctx)
  const changed = await ctx.db
    .updateTable('layouts')
    .set((layout) => ({
      ...(sections ? { sections: jsonb(sections) } : {}),
      ...(hidden ? { hidden: jsonb(hidden) } : {}),
      version: layout('version', '+', 1),
      updatedAt: ctx.now().toISOString(),
      updatedBy: ctx.userId,
    }))
    .where('workspaceId', '=', ctx.workspaceId)
    .where('id', '=', id)
    .$if(version !== undefined, (query) => query.where('version', '=', version ?? 0))
    .returning('id')
    .executeTakeFirst()
  if (!changed) refuse('version_conflict', { object: 'layout', version: (await findLayout(ctx, { id })).version })
  await ctx.record({ type: 'layout.updated', object: 'layout', recordId: id, payload: { object, teamId } })
  return findLayout(ctx, { id })
}

/** Removes a layout; what it hid and ordered is as before. @throws Refusal layout_not_found */
export async function removeLayout(ctx: Ctx, { id }: { id: string }): Promise<{ id: string }> {
  const { object, teamId } = await findLayout(ctx, { id })
  await raiseSchemaVersion(ctx)
  await ctx.db.deleteFrom('layouts').where('workspaceId', '=', ctx.workspaceId).where('id', '=', id).execute()
  await ctx.record({ type: 'layout.deleted', object: 'layout', recordId: id, payload: { object, teamId } })
  return { id }
}
