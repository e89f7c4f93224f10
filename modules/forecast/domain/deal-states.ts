import { type RawBuilder, sql } from 'kysely'
import type { Ctx } from '#platform/ctx/ctx'
import type { Scope } from '../contract/shapes.ts'
import type { Period } from './period-arithmetic.ts'

/**
 * Deals as a forecast counts them: open ones by their planned day of closing, won ones by the day they were closed on in the
 * workspace's zone; lost ones not at all. A person's word for the category stands before that of the stage.
 * Columns: deal_id, owner_id, pipeline, stage, category, own, currency, value, weighted, on_day.
 * @param period only those of it; absent: all
 */
export const statesNow = (ctx: Ctx, period?: Period): RawBuilder<unknown> => sql`
  select d.id as deal_id, d.owner_id, d.pipeline, d.stage,
    case when d.status = 'won' then 'closed' else coalesce(d.forecast_category, s.category) end as category,
    d.status = 'open' and d.forecast_category is not null as own, d.currency, d.value, d.weighted,
    case when d.status = 'won' then (d.closed_at at time zone ${ctx.workspace.timeZone})::date else d.close_on end as on_day
  from deals d join stages s on s.workspace_id = d.workspace_id and s.id = d.stage
  where d.workspace_id = ${ctx.workspaceId} and d.deleted_at is null and ${
    period
      ? sql`(d.status = 'open' and d.close_on >= ${period.startsOn}::date and d.close_on < ${period.endsOn}::date
          or d.status = 'won' and d.closed_at >= ${midnight(ctx, period.startsOn)} and d.closed_at < ${midnight(ctx, period.endsOn)})`
      : sql`d.status <> 'lost'`
  }`

/** The same as the night to a day saw them. Its columns are those of `statesNow`. */
export const statesOn = (ctx: Ctx, day: string, period: Period): RawBuilder<unknown> => sql`
  select s.deal_id, s.owner_id, s.pipeline, s.stage, s.category, s.own, s.currency, s.value, s.weighted, s.on_day
  from forecast_states s where s.workspace_id = ${ctx.workspaceId} and s.on_day >= ${period.startsOn}::date
    and s.on_day < ${period.endsOn}::date and s.from_day <= ${day}::date and (s.until_day is null or s.until_day > ${day}::date)`

/** The first moment of a day in the workspace's zone. */
export const midnight = ({ workspace }: Ctx, day: string) =>
  sql`(${day}::date::timestamp at time zone ${workspace.timeZone})`

/** Which of the states `f` are of these people and this pipeline. @param people null: everybody */
export const withinScope = (people: readonly string[] | null, { pipeline }: Scope) =>
  sql`${people === null ? sql`true` : sql`f.owner_id = any (${people}::uuid[])`}
    and ${pipeline === undefined ? sql`true` : sql`f.pipeline = ${pipeline}`}`
