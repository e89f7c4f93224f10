import { type RawBuilder, sql } from 'kysely'
import type { Ctx } from '#platform/ctx/ctx'
import { column } from '#platform/objects/columns'
import type { ObjectType } from '#platform/objects/object-type'
import { runLater } from './follow-events.ts'
import { type StoredRule, storedRules } from './stored-rules.ts'
import { subjectType } from './subjects.ts'
import { filterOf, isWithinHours } from './verdict.ts'

/** So many records a rule takes in a minute; the others come with the next. */
const AT_ONCE = 500

/**
 * Notes which rules a moment sets off that has come: so long after a date of the record, or before a target is due. Each moment of a
 * record counts once for a rule; what was due before the rule was switched on is not its matter.
 */
export async function queueMoments(ctx: Ctx): Promise<void> {
  const now = ctx.now()
  let found = 0
  for (const rule of await storedRules(ctx)) {
    const type = subjectType(ctx, rule.object)
    const moments = rule.on && type && momentsOf(ctx, type, rule)
    if (!moments || !(await isWithinHours(ctx, rule, now))) continue
    const where = await filterOf(ctx, type, rule)
    if (where) found += await queue(ctx, type, rule, { moments, where })
  }
  if (found > 0) await runLater(ctx)
}

/** The moments a rule waits for as rows of record, key and time. */
function momentsOf(ctx: Ctx, type: ObjectType, { trigger }: StoredRule): RawBuilder<unknown> | undefined {
  if (trigger.on === 'since' && type.fields[trigger.field]) {
    const at = column(type, trigger.field)
    return sql`select ${column(type, 'id')} as record_id, 'since ' || extract(epoch from ${at}) as key, ${at} + make_interval(mins => ${trigger.minutes}) as due
      from ${sql.table(type.table)} where ${column(type, 'workspaceId')} = ${ctx.workspaceId}
        and ${at} <= ${ctx.now().toISOString()}::timestamptz - make_interval(mins => ${trigger.minutes})`
  }
  if (trigger.on === 'beforeDue')
    return sql`select ticket_id as record_id, 'due ' || kind || ' ' || extract(epoch from started_at) as key, due_at as due
      from ticket_targets where workspace_id = ${ctx.workspaceId} and state = 'running' and (${trigger.target}::text is null or kind = ${trigger.target})
        and due_at <= ${ctx.now().toISOString()}::timestamptz + make_interval(mins => ${trigger.minutes})`
  return undefined
}

async function queue(
  ctx: Ctx,
  type: ObjectType,
  { id, name, object, once, onSince }: StoredRule,
  { moments, where }: { moments: RawBuilder<unknown>; where: RawBuilder<unknown> },
): Promise<number> {
  const now = ctx.now().toISOString()
  const { rows } =
    await sql`insert into automation_runs (workspace_id, id, rule_id, rule_name, object, record_id, key, state, queued_at)
    select ${ctx.workspaceId}, kith.uuid_v7(${now}::timestamptz), ${id}, ${name}, ${object}, m.record_id,
      case when ${once} then 'once' else m.key end, 'waiting', ${now}
    from (${moments}) m join ${sql.table(type.table)} on ${column(type, 'workspaceId')} = ${ctx.workspaceId} and ${column(type, 'id')} = m.record_id
    where m.due > ${onSince} and ${where} and not exists (select from automation_runs o where o.workspace_id = ${ctx.workspaceId}
      and o.rule_id = ${id} and o.record_id = m.record_id and o.key = case when ${once} then 'once' else m.key end)
    order by m.due limit ${AT_ONCE}
    on conflict (workspace_id, rule_id, record_id, key) do nothing returning id`.execute(ctx.db)
  return rows.length
}
