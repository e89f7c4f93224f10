import './events.ts'
import { type SqlBool, sql } from 'kysely'
import type { Ctx } from '#platform/ctx/ctx'
import { column } from '#platform/objects/columns'
import type { Filter } from '#platform/objects/filter'
import { matching } from '#platform/objects/list-records'
import type { ObjectType } from '#platform/objects/object-type'
import { type Size, sizeOfFilter } from '#platform/segments/size-of-filter'
import { assignLater } from './assign-later.ts'
import { findAssignable, ownerField } from './assignable.ts'
import { findRule } from './rules.ts'
import { type StoredRule, storedRules } from './stored-rules.ts'

/** How many records that nobody owns a rule would be asked about, as far as this person sees them. @throws Refusal assignment_rule_not_found */
export async function countUnowned(ctx: Ctx, id: string): Promise<Size> {
  const rule = await findRule(ctx, id)
  const type = findAssignable(ctx, rule.object)
  return sizeOfFilter(ctx, type, unownedOf(type, rule))
}

/** Has a rule applied, in the background, to all it is about that nobody owns. @throws Refusal assignment_rule_not_found */
export async function requestApplying(ctx: Ctx, id: string): Promise<Size> {
  const size = await countUnowned(ctx, id)
  const { name } = await findRule(ctx, id)
  await ctx.later('assignment.apply', { id }, { key: `assignment.apply ${id}` })
  const payload = { name, count: size.count }
  await ctx.record({ type: 'assignmentRule.applied', object: 'assignmentRule', recordId: id, payload })
  return size
}

const unownedOf = (type: ObjectType, { filter }: StoredRule): Filter => ({
  and: [
    { field: ownerField(type), op: 'isEmpty' },
    ...(type.routing ? [type.routing.active] : []),
    ...(filter ? [filter] : []),
  ],
})

/** Puts all that a rule is about and nobody owns into the queue. What waits already goes on waiting, now for this rule. */
export async function applyRule(ctx: Ctx, id: string): Promise<void> {
  const rule = (await storedRules(ctx)).find((one) => one.id === id)
  const type = rule && ctx.objects.known(rule.object)
  if (!type) return
  const where = await matching(ctx, type, { filter: unownedOf(type, rule) })
  await enqueue(ctx, type, rule, where)
  await assignLater(ctx)
}

async function enqueue(
  ctx: Ctx,
  type: ObjectType,
  { id }: StoredRule,
  where: ReturnType<typeof sql<SqlBool>>,
): Promise<void> {
  const now = ctx.now().toISOString()
  await sql`insert into assignment_queue (workspace_id, id, object, record_id, occasion, rule_id, caused_by, cause_id, started_at, queued_at)
    select ${ctx.workspaceId}, kith.uuid_v7(${now}::timestamptz), ${type.name}, ${column(type, 'id')}, 'applied', ${id}, ${ctx.userId},
      ${id}, ${now}, ${now}
    from ${sql.table(type.table)} where ${column(type, 'workspaceId')} = ${ctx.workspaceId} and ${where}
    on conflict (workspace_id, object, record_id) do update set rule_id = excluded.rule_id, occasion = excluded.occasion,
      not_before = null`.execute(ctx.db)
}
