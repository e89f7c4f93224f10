import { type RawBuilder, sql } from 'kysely'
import type { Ctx } from '#platform/ctx/ctx'
import { passAfterFacet } from '#platform/segments/tasks'
import { rfmFields } from './rfm-groups.ts'
import { wasBought } from './was-bought.ts'

/**
 * Scores every contact who bought within the window: recency (days since the last purchase, in the workspace's time zone),
 * frequency (number of orders) and monetary value (their sum, in the workspace's currency), each from 1 to 5.
 *
 * Definition: of the contacts who bought, `score = floor(5 × share of those strictly worse) + 1`, so that with no ties a
 * fifth has each score, and equals always have equal scores. [1, 1, 1, 2, 9] orders score [1, 1, 1, 4, 5]: a shop most of
 * whose customers bought once does not call them frequent, as cutting at quintiles would. Against the R package `rfm`
 * (rfm_table_order, rsquaredacademy), which cuts at quantiles, more than 98 % of its published scores are the same.
 *
 * Drafts, cancelled, returned and refunded orders are no purchases. Orders in other currencies are left out and counted. One
 * transaction; only rows that differ are written. Segments that ask for the scores get a pass.
 */
export async function computeRfm(ctx: Ctx): Promise<void> {
  const windowMonths = await windowOf(ctx)
  const day = (moment: RawBuilder<unknown>) => sql`(${moment} at time zone ${ctx.workspace.timeZone})::date`
  const score = (order: RawBuilder<unknown>) =>
    sql`floor(5.0 * (rank() over (order by ${order}) - 1) / count(*) over ())::smallint + 1`
  const groups = sql.join(
    rfmFields.map(({ recency, frequency, group }) => sql`(${recency}::int, ${frequency}::int, ${group}::text)`),
  )
  await sql`
    with bought as (
      select contact_id as id, max(placed_at) as last_at, count(*)::int as orders, sum(total)::bigint as total
      from orders where ${purchases(ctx, windowMonths)} and currency = ${ctx.workspace.currency}
      group by contact_id having sum(total) >= 0),
    scored as (
      select bought.*, ${score(day(sql`bought.last_at`))} as recency, ${score(sql`bought.orders`)} as frequency,
        ${score(sql`bought.total`)} as monetary
      from bought join contacts on contacts.workspace_id = ${ctx.workspaceId} and contacts.id = bought.id
      where contacts.deleted_at is null),
    grouped as materialized (select scored.*, names.name as "group" from scored
      join (values ${groups}) as names(recency, frequency, name) using (recency, frequency)),
    gone as (delete from rfm_scores where workspace_id = ${ctx.workspaceId}
      and not exists (select from grouped where grouped.id = rfm_scores.id))
    insert into rfm_scores as kept (workspace_id, id, last_at, orders, total, recency, frequency, monetary, "group")
    select ${ctx.workspaceId}, id, last_at, orders, total, recency, frequency, monetary, "group" from grouped
    on conflict (workspace_id, id) do update set last_at = excluded.last_at, orders = excluded.orders, total = excluded.total,
      recency = excluded.recency, frequency = excluded.frequency, monetary = excluded.monetary, "group" = excluded."group"
    where (kept.last_at, kept.orders, kept.total, kept.recency, kept.frequency, kept.monetary, kept."group")
      is distinct from (excluded.last_at, excluded.orders, excluded.total, excluded.recency, excluded.frequency,
        excluded.monetary, excluded."group")`.execute(ctx.db)
  await sql`insert into rfm_runs as run (workspace_id, window_months, computed_at, currency, other_orders, other_contacts)
    select ${ctx.workspaceId}, ${windowMonths}, ${ctx.now().toISOString()}, ${ctx.workspace.currency}, count(*), count(distinct contact_id)
    from orders where ${purchases(ctx, windowMonths)} and currency <> ${ctx.workspace.currency}
    on conflict (workspace_id) do update set computed_at = excluded.computed_at, requested_at = null, currency = excluded.currency,
      other_orders = excluded.other_orders, other_contacts = excluded.other_contacts`.execute(ctx.db)
  await passAfterFacet(ctx, 'contact', 'rfm')
}

/** Which orders are purchases of the window, up to now. */
const purchases = (ctx: Ctx, windowMonths: number) => sql`orders.workspace_id = ${ctx.workspaceId}
  and contact_id is not null and orders.deleted_at is null and ${wasBought}
  and placed_at > ${ctx.now().toISOString()}::timestamptz - make_interval(months => ${windowMonths})
  and placed_at <= ${ctx.now().toISOString()}::timestamptz`

/** Months back from today that count. Holds the row: a second reckoning comes after this one. */
async function windowOf(ctx: Ctx): Promise<number> {
  await ctx.db
    .insertInto('rfmRuns')
    .values({ workspaceId: ctx.workspaceId })
    .onConflict((conflict) => conflict.column('workspaceId').doNothing())
    .execute()
  const run = await ctx.db
    .selectFrom('rfmRuns')
    .select('windowMonths')
    .where('workspaceId', '=', ctx.workspaceId)
    .forUpdate()
    .executeTakeFirstOrThrow()
  return run.windowMonths
}

/** Asks for a reckoning, over another window where one is given. It happens in the background. */
export async function requestRfm(ctx: Ctx, windowMonths?: number): Promise<void> {
  const requestedAt = ctx.now().toISOString()
  const window = windowMonths === undefined ? {} : { windowMonths }
  await ctx.db
    .insertInto('rfmRuns')
    .values({ workspaceId: ctx.workspaceId, requestedAt, ...window })
    .onConflict((conflict) => conflict.column('workspaceId').doUpdateSet({ requestedAt, ...window }))
    .execute()
  await ctx.later('commerce.rfm', {}, { key: `commerce.rfm ${ctx.workspaceId}` })
}
