import { sql } from 'kysely'
import type { Ctx } from '#platform/ctx/ctx'
import { refuse } from '#platform/http/refusal'
import { forAll } from '#platform/objects/by-values'
import { column } from '#platform/objects/columns'
import { type ListQuery, matching } from '#platform/objects/list-records'

export interface Worth {
  currency: string
  /** Minor units of that currency. */
  value: number
  weighted: number
  /** Currencies without a rate, whose deals are not in it. */
  unknown: { currency: string; deals: number }[]
}

/**
 * What deals come to in the workspace's currency: the open ones by the latest rates, the closed ones by those of their day.
 * @throws Refusal forbidden where a role hides what it is made of
 */
export async function worthOfDeals(ctx: Ctx, query: Pick<ListQuery, 'filter' | 'q' | 'trash'>): Promise<Worth> {
  const type = ctx.objects.find('deal')
  if (!type.fields.weighted) refuse('forbidden', { permission: 'deals.read' })
  const where = await matching(forAll(ctx), type, query)
  const { rows } = await sql<{ currency: string; isKnown: boolean; deals: number; value: number; weighted: number }>`
    select deals.currency, w.value is not null as is_known, count(*)::integer as deals,
      coalesce(sum(w.value), 0)::float8 as value, coalesce(sum(w.weighted), 0)::float8 as weighted
    from deals join deal_worths w on w.workspace_id = deals.workspace_id and w.id = deals.id
    where ${column(type, 'workspaceId')} = ${ctx.workspaceId} and ${where}
    group by deals.currency, w.value is not null order by deals.currency`.execute(ctx.db)
  const sum = (part: 'value' | 'weighted') => rows.reduce((total, row) => total + row[part], 0)
  const unknown = rows.filter(({ isKnown }) => !isKnown).map(({ currency, deals }) => ({ currency, deals }))
  return { currency: ctx.workspace.currency, value: sum('value'), weighted: sum('weighted'), unknown }
}
