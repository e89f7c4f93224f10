import { sql } from 'kysely'
import type { Ctx } from '#platform/ctx/ctx'
import { refuse } from '#platform/http/refusal'

/**
 * Which kept night answers for a day: its own, or the last before it. Null: none was asked for.
 * @throws Refusal no_forecast_night
 */
export async function nightOf(ctx: Ctx, asOf: string | undefined): Promise<string | null> {
  if (asOf === undefined) return null
  const { rows } = await sql<{ night: string }>`select day::text as night from forecast_nights
    where workspace_id = ${ctx.workspaceId} and day <= ${asOf}::date order by day desc limit 1`.execute(ctx.db)
  return rows[0]?.night ?? refuse('no_forecast_night', { day: asOf, first: (await firstNight(ctx)) ?? 'still to come' })
}

/** The first night that was kept. */
export async function firstNight(ctx: Ctx): Promise<string | null> {
  const { rows } = await sql<{ day: string | null }>`select min(day)::text as day from forecast_nights
    where workspace_id = ${ctx.workspaceId}`.execute(ctx.db)
  return rows[0]?.day ?? null
}
