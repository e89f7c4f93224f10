import { type RawBuilder, sql } from 'kysely'
import type { Ctx } from '#platform/ctx/ctx'
import type { Scope } from '../contract/shapes.ts'
import type { Period } from './period-arithmetic.ts'

/**
 * Deals as a forecast counts them: open ones by their planned day of closing, won ones by the day they were closed on in the
 * workspace's zone; lost ones not at all. A person's word for the category stands before that of the stage.
 * Columns: deal_id, owner_id, pipeline, stage, category, own, currency, value, weighted, on_day, credits.
 * @param which only those of a period, or open ones; absent: all
 */
export const statesNow = (ctx: Ctx, which?: Period | 'open'): RawBuilder<unknown> => sql`
  select d.id as deal_id, d.owner_id, d.pipeline, d.stage,
    case when d.status = 'won' then 'closed' else coalesce(d.forecast_category, s.category) end as category,
    d.status = 'open' and d.forecast_category is not null as own, d.currency, d.value, d.weighted,
    case when d.status = 'won' then (d.closed_at at time zone ${ctx.workspace.timeZone})::date else d.close_on end as on_day, d.credits
  from deals d join stages s on s.workspace_id = d.workspace_id and s.id = d.stage
  where d.workspace_id = ${ctx.workspaceId} and d.deleted_at is null and ${
    which === undefined
      ? sql`d.status <> 'lost'`
      : which === 'open'
        ? sql`d.status = 'open'`
        : sql`(d.status = 'open' and d.close_on >= ${which.startsOn}::date and d.close_on < ${which.endsOn}::date
          or d.status = 'won' and d.closed_at >= ${midnight(ctx, which.startsOn)} and d.closed_at < ${midnight(ctx, which.endsOn)})`
  }`

/** The same as the night to a day saw them. Its columns are those of `statesNow`. */
const statesOn = (ctx: Ctx, night: string, which: Period | 'open'): RawBuilder<unknown> => sql`
  select s.deal_id, s.owner_id, s.pipeline, s.stage, s.category, s.own, s.currency, s.value, s.weighted, s.on_day, s.credits
  from forecast_states s where s.workspace_id = ${ctx.workspaceId} and ${
    which === 'open'
      ? sql`s.category <> 'closed'`
      : sql`s.on_day >= ${which.startsOn}::date and s.on_day < ${which.endsOn}::date`
  } and s.from_day <= ${night}::date and (s.until_day is null or s.until_day > ${night}::date)`

interface Seen {
  /** The night whose state is meant; null: now. */
  night: string | null
  /** Those of a period, or open ones whatever day they are planned for. */
  which: Period | 'open'
  people: readonly string[] | null
  scope: Scope
}

/**
 * Deals by the people credited with them, a row for each share: what a forecast adds up. In the workspace's currency, a closed
 * deal by the rate of its day and an open one by the last one known then; in its own where no rate is known.
 * Columns: deal_id, user_id (null: nobody), percent, pipeline, stage, category, own, currency, value, weighted, on_day.
 */
export function creditedStates(ctx: Ctx, { night, which, people, scope }: Seen): RawBuilder<unknown> {
  const base = ctx.workspace.currency
  const rated = night ? sql`${night}::date` : sql`'infinity'::date`
  const known = (amount: 'value' | 'weighted') => {
    const of = sql.ref(`f.${amount}`)
    return sql`case when f.currency = ${base} then ${of} else kith.worth(${ctx.workspaceId}, ${of}, f.currency,
      case when f.category = 'closed' then f.on_day else ${rated} end) end`
  }
  const part = (amount: 'value' | 'weighted') => {
    const whole = sql.ref(`w.${amount}`)
    return sql`case when f.credits = '[]' then ${whole} else kith.credited(${whole}, f.credits, c.place) end as ${sql.ref(amount)}`
  }
  return sql`
    select f.deal_id, c.user_id, c.percent, f.pipeline, f.stage, f.category, f.own, w.currency, ${part('value')}, ${part('weighted')}, f.on_day
    from (${night ? statesOn(ctx, night, which) : statesNow(ctx, which)}) as f
    cross join lateral (
      select coalesce(k.value, f.value) as value, coalesce(k.weighted, f.weighted) as weighted,
        case when k.value is null then f.currency else ${base} end as currency
      from (select ${known('value')} as value, ${known('weighted')} as weighted) as k) as w
    cross join lateral (
      select f.owner_id as user_id, 100 as percent, 1 as place where f.credits = '[]'
      union all
      select (share ->> 'userId')::uuid, (share ->> 'percent')::integer, place::integer
      from jsonb_array_elements(f.credits) with ordinality as shares(share, place)) as c
    where ${people === null ? sql`true` : sql`c.user_id = any (${people}::uuid[])`}
      and ${scope.pipeline === undefined ? sql`true` : sql`f.pipeline = ${scope.pipeline}`}`
}

/** The first moment of a day in the workspace's zone. */
export const midnight = ({ workspace }: Ctx, day: string) =>
  sql`(${day}::date::timestamp at time zone ${workspace.timeZone})`
