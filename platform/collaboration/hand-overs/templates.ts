import '../events.ts'
import { sql } from 'kysely'
import { uuidv7 } from 'uuidv7'
import type { Ctx } from '#platform/ctx/ctx'
import { refuse } from '#platform/http/refusal'
import type { Template } from './contract.ts'

/** The checklists of an object, or all, by object and reason. */
export async function listTemplates(ctx: Ctx, { object }: { object?: string | undefined }) {
  const items = await ctx.db
    .selectFrom('handOverTemplates')
    .select(['id', 'object', 'reason', 'items'])
    .where('workspaceId', '=', ctx.workspaceId)
    .$if(object !== undefined, (query) => query.where('object', '=', object ?? ''))
    .orderBy('object')
    .orderBy('reason')
    .limit(500)
    .execute()
  return { items }
}

/** Two may make one for the same reason at once: the index decides. @throws Refusal object_not_found, hand_over_template_exists */
export async function createTemplate(ctx: Ctx, draft: Omit<Template, 'id'>): Promise<Template> {
  const { object, reason, items } = draft
  if (!ctx.objects.known(object)) refuse('object_not_found', { object })
  const made = await ctx.db
    .insertInto('handOverTemplates')
    .values({
      ...{ workspaceId: ctx.workspaceId, id: uuidv7(), object, reason, items },
      ...{ createdBy: ctx.userId, createdAt: ctx.now().toISOString() },
    })
    .onConflict((same) => same.doNothing())
    .returning('id')
    .executeTakeFirst()
  if (!made) return refuse('hand_over_template_exists', { reason })
  await tell(ctx, 'handOverTemplate.created', { id: made.id, object, reason })
  return { id: made.id, object, reason, items }
}

/** @throws Refusal hand_over_template_not_found, hand_over_template_exists */
export async function changeTemplate(ctx: Ctx, { id, reason, items }: Omit<Template, 'object'>): Promise<Template> {
  const before = await lockTemplate(ctx, id)
  const { rows } = await sql`select from hand_over_templates where workspace_id = ${ctx.workspaceId}
    and object = ${before.object} and lower(reason) = lower(${reason}) and id <> ${id}`.execute(ctx.db)
  if (rows.length > 0) refuse('hand_over_template_exists', { reason })
  await ctx.db
    .updateTable('handOverTemplates')
    .set({ reason, items })
    .where('workspaceId', '=', ctx.workspaceId)
    .where('id', '=', id)
    .execute()
  await tell(ctx, 'handOverTemplate.updated', { id, object: before.object, reason })
  return { id, object: before.object, reason, items }
}

/** @throws Refusal hand_over_template_not_found */
export async function removeTemplate(ctx: Ctx, { id }: { id: string }): Promise<{ id: string }> {
  const before = await lockTemplate(ctx, id)
  await ctx.db.deleteFrom('handOverTemplates').where('workspaceId', '=', ctx.workspaceId).where('id', '=', id).execute()
  await tell(ctx, 'handOverTemplate.deleted', before)
  return { id }
}

async function lockTemplate(ctx: Ctx, id: string) {
  const found = await ctx.db
    .selectFrom('handOverTemplates')
    .select(['id', 'object', 'reason'])
    .where('workspaceId', '=', ctx.workspaceId)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  return found ?? refuse('hand_over_template_not_found')
}

const tell = (
  ctx: Ctx,
  type: 'handOverTemplate.created' | 'handOverTemplate.updated' | 'handOverTemplate.deleted',
  { id, object, reason }: { id: string; object: string; reason: string },
) => ctx.record({ type, object: 'handOverTemplate', recordId: id, payload: { object, reason } })
