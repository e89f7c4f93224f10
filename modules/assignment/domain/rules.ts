import './events.ts'
import { sql } from 'kysely'
import { uuidv7 } from 'uuidv7'
import type { Ctx } from '#platform/ctx/ctx'
import { refuse, refuseInput } from '#platform/http/refusal'
import { compileFilter } from '#platform/objects/compile-filter'
import type { RuleDraft, RulePatch } from '../contract/rule-shape.ts'
import { assignableTypes, findAssignable, isRouted, ownerField } from './assignable.ts'
import { checkRule } from './check-rule.ts'
import { readable } from './open-round.ts'
import { refuseStrangers } from './refuse-strangers.ts'
import { oneAfterTheOther, type StoredRule, storedRules } from './stored-rules.ts'
import { wakeQueue } from './wake-queue.ts'

/** All rules in their order, who is there for the rest, and how many records wait. */
export async function listRules(ctx: Ctx) {
  const types = assignableTypes(ctx)
  const shown = (object: string) => types.some(({ name }) => name === object)
  const rules = (await storedRules(ctx)).filter(({ object }) => shown(object))
  const items = []
  for (const rule of rules) items.push(await asShown(ctx, rule))
  const fallbacks = await ctx.db
    .selectFrom('assignmentFallbacks')
    .select(['object', 'userId'])
    .where('workspaceId', '=', ctx.workspaceId)
    .execute()
  const { rows } = await sql<{
    object: string
    waiting: number
    later: number
  }>`select object, count(*)::int as waiting,
      count(*) filter (where not_before > ${ctx.now().toISOString()})::int as later
    from assignment_queue where workspace_id = ${ctx.workspaceId} group by object`.execute(ctx.db)
  return {
    items,
    objects: types.map((type) => ({
      object: type.name,
      fallbackId: fallbacks.find(({ object }) => object === type.name)?.userId ?? null,
      waiting: rows.find(({ object }) => object === type.name)?.waiting ?? 0,
      later: rows.find(({ object }) => object === type.name)?.later ?? 0,
      routed: isRouted(type),
    })),
  }
}

/** Without a filter that speaks of what does not show to this person. */
async function asShown(ctx: Ctx, { onSince: _, turn: __, ...rule }: StoredRule) {
  const type = findAssignable(ctx, rule.object)
  const compiled = rule.filter === null || (await readable(compileFilter(ctx, type, rule.filter)))
  return { ...rule, readable: compiled !== null, filter: compiled === null ? null : rule.filter }
}

/** A rule as this person sees it. @throws Refusal assignment_rule_not_found */
export async function findRule(ctx: Ctx, id: string): Promise<StoredRule> {
  const shown = assignableTypes(ctx)
  const found = (await storedRules(ctx)).find(
    (rule) => rule.id === id && shown.some(({ name }) => name === rule.object),
  )
  return found ?? refuse('assignment_rule_not_found')
}

/** Makes a rule, the last of its object. @throws Refusal invalid_input, team_not_found */
export async function createRule(ctx: Ctx, draft: RuleDraft) {
  const type = findAssignable(ctx, draft.object)
  await checkRule(ctx, type, draft)
  const id = uuidv7()
  const now = ctx.now().toISOString()
  const { object, name } = draft
  await oneAfterTheOther(ctx)
  await ctx.db
    .insertInto('assignmentRules')
    .values({
      ...{ workspaceId: ctx.workspaceId, id, object, holder: ownerField(type) },
      ...{ onSince: now, createdBy: ctx.userId, createdAt: now, updatedAt: now },
      position: sql<number>`(select coalesce(max(position), 0) + 1 from assignment_rules
        where workspace_id = ${ctx.workspaceId} and object = ${object})`,
      ...stored(draft),
    })
    .execute()
  await ctx.record({ type: 'assignmentRule.created', object: 'assignmentRule', recordId: id, payload: { name } })
  return asShown(ctx, await findRule(ctx, id))
}

const stored = (rule: Omit<StoredRule, 'id' | 'object' | 'onSince' | 'turn' | 'version'>) => {
  const { on, filter, people, occasions, skillIds, name, method, teamId, capacity, byLanguage, hours } = rule
  const { alarmMinutes, alarmTask, stickyDays, waitMinutes, onlineOnly } = rule
  return {
    ...{ isOn: on, name, method, teamId, capacity, byLanguage, hours, alarmMinutes, alarmTask },
    ...{ stickyDays, waitMinutes, onlineOnly, skillIds: JSON.stringify(skillIds) },
    ...{ filter: filter && JSON.stringify(filter), people: JSON.stringify(people) },
    occasions: JSON.stringify(occasions),
  }
}

/** Changes a rule. Switched on again it begins with what comes from now on. @throws Refusal assignment_rule_not_found, version_conflict, invalid_input, team_not_found */
export async function changeRule(ctx: Ctx, { id, version, ...patch }: RulePatch) {
  await oneAfterTheOther(ctx)
  const before = await findRule(ctx, id)
  if (version !== undefined && version !== before.version) refuse('version_conflict', { version: before.version })
  const after = { ...before, ...withoutUndefined(patch) }
  const type = findAssignable(ctx, before.object)
  await checkRule(ctx, type, after, patch.filter !== undefined)
  const now = ctx.now().toISOString()
  const { name } = after
  await ctx.db
    .updateTable('assignmentRules')
    .set({
      ...{ updatedAt: now, version: before.version + 1, ...(after.on && !before.on ? { onSince: now } : {}) },
      ...stored(after),
    })
    .where('workspaceId', '=', ctx.workspaceId)
    .where('id', '=', id)
    .execute()
  if (type.routing) await wakeQueue(ctx)
  const changes = changesBetween(before, after)
  const payload = { name, changes }
  await ctx.record({ type: 'assignmentRule.updated', object: 'assignmentRule', recordId: id, payload })
  return asShown(ctx, await findRule(ctx, id))
}

const withoutUndefined = <T extends object>(given: T) =>
  Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]?: Exclude<T[K], undefined>
  }

function changesBetween(before: StoredRule, after: object): Record<string, [unknown, unknown]> {
  const old = new Map<string, unknown>(Object.entries(before))
  return Object.fromEntries(
    Object.entries(after).flatMap(([name, value]) =>
      JSON.stringify(old.get(name)) === JSON.stringify(value) ? [] : [[name, [old.get(name), value]]],
    ),
  )
}

/** @throws Refusal assignment_rule_not_found */
export async function removeRule(ctx: Ctx, id: string): Promise<{ id: string }> {
  await oneAfterTheOther(ctx)
  const { name } = await findRule(ctx, id)
  await ctx.db.deleteFrom('assignmentRules').where('workspaceId', '=', ctx.workspaceId).where('id', '=', id).execute()
  await ctx.record({ type: 'assignmentRule.deleted', object: 'assignmentRule', recordId: id, payload: { name } })
  return { id }
}

/** Puts the rules of an object into an order. @throws Refusal invalid_input unless each of them is named once. */
export async function orderRules(ctx: Ctx, { object, ids }: { object: string; ids: readonly string[] }) {
  findAssignable(ctx, object)
  await oneAfterTheOther(ctx)
  const known = (await storedRules(ctx, object)).map(({ id }) => id)
  if (ids.length !== known.length || known.some((id) => !ids.includes(id)))
    refuseInput({
      ...{ path: 'ids', code: 'not_all', message: 'These are not the rules of this object' },
      mend: 'Name each rule of GET /api/v1/assignment-rules once.',
    })
  await sql`update assignment_rules set position = wanted.position
    from unnest(${[...ids]}::uuid[]) with ordinality as wanted(id, position)
    where workspace_id = ${ctx.workspaceId} and assignment_rules.id = wanted.id`.execute(ctx.db)
  return listRules(ctx)
}

/** Says who gets what no rule can place; null: nobody does. @throws Refusal invalid_input */
export async function setFallback(ctx: Ctx, { object, userId }: { object: string; userId: string | null }) {
  findAssignable(ctx, object)
  await ctx.db
    .deleteFrom('assignmentFallbacks')
    .where('workspaceId', '=', ctx.workspaceId)
    .where('object', '=', object)
    .execute()
  if (userId !== null) {
    await refuseStrangers(ctx, [userId], () => 'userId')
    await ctx.db.insertInto('assignmentFallbacks').values({ workspaceId: ctx.workspaceId, object, userId }).execute()
  }
  return listRules(ctx)
}
