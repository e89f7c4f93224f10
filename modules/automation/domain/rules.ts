import './events.ts'
import { sql } from 'kysely'
import { uuidv7 } from 'uuidv7'
import type { Ctx } from '#platform/ctx/ctx'
import { refuse, refuseInput } from '#platform/http/refusal'
import type { RuleDraft, RulePatch, SubjectName } from '../contract/rule-shape.ts'
import { checkRule } from './check-rule.ts'
import { type StoredRule, storedRule, storedRules } from './stored-rules.ts'
import { subjectType } from './subjects.ts'
import { filterOf } from './verdict.ts'

/** The rules of the objects that this person sees, in their order. */
export async function listRules(ctx: Ctx) {
  const rules = (await storedRules(ctx)).filter(({ object }) => subjectType(ctx, object))
  const runs = await runsOf(ctx)
  const items = []
  for (const rule of rules) items.push(await asShown(ctx, rule, runs.get(rule.id)))
  return { items }
}

interface Ran {
  ruleId: string
  ranAt: string | null
  failed: number
}

async function runsOf(ctx: Ctx): Promise<Map<string, Ran>> {
  const since = new Date(ctx.now().getTime() - 7 * 86_400_000).toISOString()
  const { rows } = await sql<Ran>`select r.id as rule_id,
      (select o.ran_at from automation_runs o where o.workspace_id = r.workspace_id and o.rule_id = r.id and o.ran_at is not null
        order by o.id desc limit 1) as ran_at,
      (select count(*)::int from automation_runs o where o.workspace_id = r.workspace_id and o.rule_id = r.id
        and o.state in ('failed', 'stopped') and o.queued_at > ${since}) as failed
    from automation_rules r where r.workspace_id = ${ctx.workspaceId}`.execute(ctx.db)
  return new Map(rows.map((row) => [row.ruleId, row]))
}

/** Without a filter that speaks of what does not show to this person. */
async function asShown(ctx: Ctx, { onSince: _, ...rule }: StoredRule, ran?: Ran) {
  const type = subjectType(ctx, rule.object)
  const readable = type !== undefined && (await filterOf(ctx, type, rule)) !== null
  return {
    ...rule,
    readable,
    filter: readable ? rule.filter : null,
    ranAt: ran?.ranAt ?? null,
    failed: ran?.failed ?? 0,
  }
}

async function findRule(ctx: Ctx, id: string): Promise<StoredRule> {
  const found = await storedRule(ctx, id)
  return found && subjectType(ctx, found.object) ? found : refuse('automation_rule_not_found')
}

/** Makes a rule, the last of its object. @throws Refusal invalid_input */
export async function createRule(ctx: Ctx, draft: RuleDraft) {
  await checkRule(ctx, draft)
  const id = uuidv7()
  const now = ctx.now().toISOString()
  const { object, name, hours, once, on } = draft
  await oneAfterTheOther(ctx)
  await ctx.db
    .insertInto('automationRules')
    .values({
      ...{ workspaceId: ctx.workspaceId, id, object, name, hours, once, isOn: on, onSince: now, ...stored(draft) },
      ...{ createdBy: ctx.userId, createdAt: now, updatedAt: now },
      position: sql<number>`(select coalesce(max(position), 0) + 1 from automation_rules
        where workspace_id = ${ctx.workspaceId} and object = ${object})`,
    })
    .execute()
  await ctx.record({ type: 'automationRule.created', object: 'automationRule', recordId: id, payload: { name } })
  return asShown(ctx, await findRule(ctx, id))
}

const stored = ({ trigger, filter, acts }: Pick<StoredRule, 'trigger' | 'filter' | 'acts'>) => ({
  trigger: JSON.stringify(trigger),
  filter: filter && JSON.stringify(filter),
  acts: JSON.stringify(acts),
})

/** Changes a rule. Switched on again it begins with what happens from now on. @throws Refusal automation_rule_not_found, version_conflict, invalid_input */
export async function changeRule(ctx: Ctx, { id, version, ...patch }: RulePatch) {
  await oneAfterTheOther(ctx)
  const before = await findRule(ctx, id)
  if (version !== undefined && version !== before.version)
    refuse('version_conflict', { object: 'automationRule', version: before.version })
  const after: StoredRule = { ...before, ...given(patch) }
  // What does not show to this person is left as it is.
  const { filter, ...others } = after
  await checkRule(ctx, patch.filter === undefined ? { ...others, filter: null } : { ...others, filter })
  const now = ctx.now().toISOString()
  const { name, hours, once, on } = after
  await ctx.db
    .updateTable('automationRules')
    .set({
      ...{ name, hours, once, isOn: on, ...stored(after), updatedAt: now, version: before.version + 1 },
      ...(on && !before.on ? { onSince: now } : {}),
    })
    .where('workspaceId', '=', ctx.workspaceId)
    .where('id', '=', id)
    .execute()
  const payload = { name, changes: changesBetween(before, after) }
  await ctx.record({ type: 'automationRule.updated', object: 'automationRule', recordId: id, payload })
  return asShown(ctx, await findRule(ctx, id))
}

type Given = Partial<Omit<StoredRule, 'id' | 'object' | 'onSince'>>

const given = (patch: object): Given =>
  Object.fromEntries(Object.entries(patch).filter(([, value]) => value !== undefined)) as Given // as its contract says

function changesBetween(before: StoredRule, after: StoredRule): Record<string, [unknown, unknown]> {
  const old = new Map<string, unknown>(Object.entries(before))
  return Object.fromEntries(
    Object.entries(after).flatMap(([name, value]) =>
      JSON.stringify(old.get(name)) === JSON.stringify(value) ? [] : [[name, [old.get(name), value]]],
    ),
  )
}

/** @throws Refusal automation_rule_not_found */
export async function removeRule(ctx: Ctx, { id }: { id: string }): Promise<{ id: string }> {
  await oneAfterTheOther(ctx)
  const { name } = await findRule(ctx, id)
  await ctx.db.deleteFrom('automationRules').where('workspaceId', '=', ctx.workspaceId).where('id', '=', id).execute()
  await ctx.record({ type: 'automationRule.deleted', object: 'automationRule', recordId: id, payload: { name } })
  return { id }
}

/** Puts the rules of an object into an order. @throws Refusal invalid_input unless each of them is named once. */
export async function orderRules(ctx: Ctx, { object, ids }: { object: SubjectName; ids: readonly string[] }) {
  await oneAfterTheOther(ctx)
  const known = (await storedRules(ctx)).filter((rule) => rule.object === object).map(({ id }) => id)
  if (ids.length !== known.length || known.some((id) => !ids.includes(id)))
    refuseInput({
      ...{ path: 'ids', code: 'not_all', message: 'These are not the rules of this object' },
      mend: 'Name each rule of GET /api/v1/automation-rules once.',
    })
  await sql`update automation_rules set position = wanted.position
    from unnest(${[...ids]}::uuid[]) with ordinality as wanted(id, position)
    where workspace_id = ${ctx.workspaceId} and automation_rules.id = wanted.id`.execute(ctx.db)
  return listRules(ctx)
}

const oneAfterTheOther = (ctx: Ctx) =>
  sql`select pg_advisory_xact_lock(hashtext('kith automation'), hashtext(${ctx.workspaceId}))`.execute(ctx.db)
