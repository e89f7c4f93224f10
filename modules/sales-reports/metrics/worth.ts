import { type RawBuilder, sql } from 'kysely'
import type { Ctx } from '#platform/ctx/ctx'
import { declareWorth } from '#platform/reports/worth'

/** The day whose rate holds for a deal: that of its closing; for an open one the latest there is. */
export const ratedOn = ({ workspace }: Ctx) =>
  sql`case when deals.status = 'open' then 'infinity'::date else (deals.closed_at at time zone ${sql.lit(workspace.timeZone)})::date end`

/** An amount of a deal in the workspace's currency, as `deal_worths` has it; null where no rate is known. */
export const worthOfDeal = (
  ctx: Ctx,
  amount: RawBuilder<unknown>,
  currency: RawBuilder<unknown>,
): RawBuilder<unknown> => sql`kith.worth(${sql.lit(ctx.workspaceId)}::uuid, ${amount}, ${currency}, ${ratedOn(ctx)})`

declareWorth('deal', (ctx, amount) => worthOfDeal(ctx, amount, sql`deals.currency`))
