import { sql } from 'kysely'
import type { Ctx } from '#platform/ctx/ctx'
import type { Target } from '../contract/targets.ts'
import { periodOf } from './period-arithmetic.ts'
import { prorated } from './quota-arithmetic.ts'

/** Targets that begin within some days, by their beginning. Those a role may not see are not among them. */
export async function listTargets(ctx: Ctx, { from, before }: { from: string; before: string }): Promise<Target[]> {
  return targetsWhere(ctx, sql`t.starts_on >= ${from}::date and t.starts_on < ${before}::date`)
}

/** All targets that a condition on `t` is true of. */
export async function targetsWhere(ctx: Ctx, condition: ReturnType<typeof sql>): Promise<Target[]> {
  const { rows } = await sql<Omit<Target, 'effective'>>`
    select t.id, t.span, t.starts_on::text, t.user_id, t.team_id, t.pipeline, t.measure, t.amount, t.currency,
      t.from_on::text, t.until_on::text, t.version,
      (f.deactivated_at at time zone ${ctx.workspace.timeZone})::date::text as left_on
    from targets t left join former_members f on f.workspace_id = t.workspace_id and f.user_id = t.user_id
    where t.workspace_id = ${ctx.workspaceId} and ${condition}
    order by t.starts_on, t.span, t.id`.execute(ctx.db)
  return rows.map((row) => ({ ...row, effective: effectiveOf(row) }))
}

function effectiveOf({ span, startsOn, amount, fromOn, untilOn, leftOn }: Omit<Target, 'effective'>): number {
  const last = [untilOn, leftOn].flatMap((day) => day ?? []).sort()[0] ?? null
  return prorated(amount, periodOf(span, startsOn), { fromOn, untilOn: last })
}
