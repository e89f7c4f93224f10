import { type RawBuilder, sql } from 'kysely'
import type { Ctx } from '#platform/ctx/ctx'
import { hiddenOf } from '#platform/objects/conceal'
import type { Filter } from '#platform/objects/filter'
import { matching } from '#platform/objects/list-records'
import { allOf } from '#platform/reports/measure'
import type { Period } from '#platform/reports/period'
import { ratedOn, worthOfDeal } from '../metrics/worth.ts'
import { edgesOf } from './edges.ts'
import { cameIn, closedIn, openAfter, openAt } from './stay-filters.ts'

/** What makes the pipeline at the beginning of a period into that at its end, in this order. */
export const flows = ['beginning', 'opened', 'reopened', 'raised', 'lowered', 'won', 'lost', 'end'] as const
export type FlowName = (typeof flows)[number]

export interface Flow {
  flow: FlowName
  /** Deals; for what changed in value those whose value did. */
  count: number
  /** Minor units of the workspace's currency; what the pipeline lost is negative. Null where the role hides values. */
  value: number | null
  /** Null where they are too many to name. */
  records: Filter | null
}

/** More ids than this make no address. */
const MOST_IDS = 200

/**
 * What became of the open deals over a period, by number and value: beginning + opened + reopened + raised + lowered + won +
 * lost = end. A closing counts with what the deal is worth since, so that what is won here is what other reports call won;
 * the difference to what it was worth before shows as raised or lowered.
 */
export async function waterfall(
  ctx: Ctx,
  period: Period,
  filter?: Filter,
): Promise<{ flows: Flow[]; elsewhere: number }> {
  const rows = await flowsOfDeals(ctx, period, filter)
  const found = new Map(rows.map((row) => [row.flow, row]))
  // The steps of a value would tell it.
  const isHidden = hiddenOf(ctx.objects.find('deal')).has('value')
  return {
    flows: flows.map((flow) => {
      const { count, value, ids } = found.get(flow) ?? { count: 0, value: 0, ids: [] }
      if (isHidden && isRevaluation(flow)) return { flow, count: 0, value: null, records: null }
      return { flow, count, value: isHidden ? null : value, records: recordsOf(flow, period, filter, ids) }
    }),
    elsewhere: found.get('elsewhere')?.count ?? 0,
  }
}

const isRevaluation = (flow: FlowName) => flow === 'raised' || flow === 'lowered'

interface FlowRow {
  flow: FlowName | 'elsewhere'
  count: number
  value: number
  ids: string[]
}

function recordsOf(flow: FlowName, period: Period, filter: Filter | undefined, ids: readonly string[]): Filter | null {
  const own: Partial<Record<FlowName, Filter[]>> = {
    beginning: [openAt(period.from)],
    opened: cameIn(period),
    won: [closedIn(period, 'won')],
    lost: [closedIn(period, 'lost')],
    end: [openAfter(period)],
  }
  const parts = own[flow]
  if (parts) return allOf([filter, ...parts])
  return ids.length > MOST_IDS ? null : allOf([{ field: 'id', op: 'in', value: ids }])
}

/**
 * Each deal's part in each flow. A deal is open at a moment if a stay began before it and did not end before it; it opens
 * with its first stay and with one that follows an outcome; it closes with a stay that an outcome ended.
 */
async function flowsOfDeals(ctx: Ctx, period: Period, filter: Filter | undefined): Promise<FlowRow[]> {
  const { start, end } = edgesOf(ctx, period)
  const chosen = await matching(ctx, ctx.objects.find('deal'), { filter })
  // By one rate for all of a deal, so that rates move nothing.
  const value = (of: RawBuilder<unknown>) => sql`
    select case when v.currency = ${ctx.workspace.currency} then v.value
      else coalesce(kith.worth(${ctx.workspaceId}, v.value, v.currency, s.rated_on), 0) end
    from deal_values v where v.workspace_id = ${ctx.workspaceId} and v.deal_id = s.deal_id ${of}`
  const worth = (moment: RawBuilder<unknown>, sign: '<' | '<=') => sql`coalesce(
    (${value(sql`and v.since ${sql.raw(sign)} ${moment} order by v.since desc, v.turn desc limit 1`)}),
    (${value(sql`order by v.since, v.turn limit 1`)}), 0)`
  const { rows } = await sql<FlowRow>`
    with stays as (
      select s.deal_id, s.entered_at, s.left_at, s.ended_by, ${ratedOn(ctx)} as rated_on,
        deals.currency <> ${ctx.workspace.currency} and ${worthOfDeal(ctx, sql`1000000`, sql`deals.currency`)} is null as has_no_rate,
        lag(s.ended_by) over own as after_what,
        lead(s.entered_at) over own as next_at
      from deal_stays s join deals on deals.workspace_id = s.workspace_id and deals.id = s.deal_id
      where s.workspace_id = ${ctx.workspaceId} and ${chosen}
      window own as (partition by s.deal_id order by s.entered_at, s.turn)),
    steps as (
      select s.deal_id, step.flow, step.value
      from stays s cross join lateral (
        select 'beginning' as flow, ${worth(start, '<')} as value
          where s.entered_at < ${start} and (s.left_at is null or s.left_at >= ${start})
        union all
        select case when s.after_what is null then 'opened' else 'reopened' end, ${worth(sql`s.entered_at`, '<=')}
          where s.entered_at >= ${start} and s.entered_at < ${end} and (s.after_what is null or s.after_what in ('won', 'lost'))
        union all
        select s.ended_by, -${worth(sql`coalesce(s.next_at, 'infinity'::timestamptz)`, '<')}
          where s.ended_by in ('won', 'lost') and s.left_at >= ${start} and s.left_at < ${end}
        union all
        select 'end', ${worth(end, '<')}
          where s.entered_at < ${end} and (s.left_at is null or s.left_at >= ${end})) step
      where s.entered_at < ${end} and (s.left_at is null or s.left_at >= ${start})),
    changes as (
      select deal_id, sum(case when flow = 'end' then value else -value end) as value from steps group by deal_id),
    all_steps as (
      select deal_id, flow, value from steps
      union all
      select deal_id, case when value > 0 then 'raised' else 'lowered' end, value from changes where value <> 0
      union all
      select distinct s.deal_id, 'elsewhere', 0 from stays s join steps using (deal_id) where s.has_no_rate)
    select flow, count(*)::int as count, sum(value)::float8 as value,
      case when flow in ('reopened', 'raised', 'lowered') then (array_agg(distinct deal_id))[1:${sql.lit(MOST_IDS + 1)}] else '{}' end as ids
    from all_steps group by flow`.execute(ctx.db)
  return rows
}
