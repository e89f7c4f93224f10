import { sql } from 'kysely'
import type { Ctx } from '#platform/ctx/ctx'
import type { Filter } from '#platform/objects/filter'
import type { Rule } from '../contract/rule-shape.ts'

/** A rule as it is kept. */
export interface StoredRule extends Omit<Rule, 'filter' | 'readable'> {
  filter: Filter | null
  onSince: string
  turn: number
}

/** The rules of the workspace in their order, or those of one object. */
export async function storedRules(ctx: Ctx, object?: string): Promise<StoredRule[]> {
  const { rows } =
    await sql<StoredRule>`select id, object, name, is_on as on, on_since, filter, occasions, method, team_id, people,
      capacity, by_language, hours, alarm_minutes, alarm_task, skill_ids, sticky_days, wait_minutes, online_only, version, turn
    from assignment_rules where workspace_id = ${ctx.workspaceId}
      and (${object ?? null}::text is null or object = ${object ?? null})
    order by object, position, id`.execute(ctx.db)
  return rows
}

/** Who gets what no rule can place. */
export async function fallbackOf(ctx: Ctx, object: string): Promise<string | null> {
  const found = await ctx.db
    .selectFrom('assignmentFallbacks')
    .select('userId')
    .where('workspaceId', '=', ctx.workspaceId)
    .where('object', '=', object)
    .executeTakeFirst()
  return found?.userId ?? null
}

/** Whoever gives records to people, or changes by which rules, comes after the other: turns and loads are then as they stand. */
export const oneAfterTheOther = (ctx: Ctx) =>
  sql`select pg_advisory_xact_lock(hashtext('kith assignment'), hashtext(${ctx.workspaceId}))`.execute(ctx.db)
