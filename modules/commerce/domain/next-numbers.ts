import { sql } from 'kysely'
import type { Ctx } from '#platform/ctx/ctx'
import { localDay } from '#platform/values/local-time'

/**
 * The next numbers of a series in this year, as `Q-2026-0042`; its prefix may change, the series counts on. Two may ask at once: the row's lock lets one wait for the other
 * to commit, and what is rolled back comes again, so that none is missing.
 */
export async function nextNumbers(
  ctx: Ctx,
  { series, prefix }: { series: 'Q' | 'I' | 'C'; prefix: string },
  count: number,
): Promise<string[]> {
  const year = Number(localDay(ctx.now().toISOString(), ctx.workspace.timeZone).slice(0, 4))
  const { rows } = await sql<{ last: number }>`insert into number_series as known (workspace_id, series, year, last)
    values (${ctx.workspaceId}, ${series}, ${year}, ${count})
    on conflict (workspace_id, series, year) do update set last = known.last + excluded.last returning last`.execute(
    ctx.db,
  )
  const first = (rows[0]?.last ?? count) - count + 1
  return Array.from({ length: count }, (_, index) => `${prefix}-${year}-${String(first + index).padStart(4, '0')}`)
}
