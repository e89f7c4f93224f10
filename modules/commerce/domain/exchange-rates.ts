import { sql } from 'kysely'
import type { Ctx } from '#platform/ctx/ctx'
import { refuseInput } from '#platform/http/refusal'
import { fractionDigits } from '#platform/values/money'
import type { Rates } from '../contract/exchange-rates.ts'

/** What one unit of a currency is worth in that of the workspace, from a day on; null: no rate that day. */
export interface DayRate {
  currency: string
  day: string
  rate: number | null
}

const MOST_DAYS = 100

/** The latest rate of each currency, or the last days of one. */
export async function listRates(ctx: Ctx, currency?: string | undefined): Promise<Rates> {
  const base = ctx.workspace.currency
  const { rows } = await sql<Rates['items'][number]>`
    select * from (
      select currency, to_char(day, 'YYYY-MM-DD') as day, rate::float8 as rate, count(*) over (partition by currency)::integer as days,
        row_number() over (partition by currency order by exchange_rates.day desc) as place
      from exchange_rates where workspace_id = ${ctx.workspaceId} and base = ${base}
        and (${currency ?? null}::text is null or currency = ${currency ?? null})) known
    where place <= ${currency ? MOST_DAYS : 1} order by currency, day desc`.execute(ctx.db)
  const items = rows.map(({ currency, day, rate, days }) => ({ currency, day, rate, days }))
  return { base, items, nextCursor: null }
}

/** Sets rates of days, the last one said of a day; null takes one away. @throws Refusal invalid_input for the workspace's own currency */
export async function setRates(ctx: Ctx, rates: readonly DayRate[]): Promise<void> {
  const base = ctx.workspace.currency
  const own = rates.findIndex(({ currency }) => currency === base)
  if (own >= 0)
    refuseInput({
      path: `rates.${own}.currency`,
      code: 'invalid_value',
      message: `${base} is the workspace’s own currency`,
      mend: 'Give rates of other currencies; one of their units in this one.',
    })
  const last = [...new Map(rates.map((one) => [`${one.currency} ${one.day}`, one])).values()]
  const rows = last.map((one) => ({
    ...one,
    minorRate: one.rate === null ? null : minorRate(one.rate, one.currency, base),
  }))
  const given = sql`jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as t(currency text, day date, rate numeric, "minorRate" numeric)`
  await sql`delete from exchange_rates r using ${given} where r.workspace_id = ${ctx.workspaceId} and r.base = ${base}
    and r.currency = t.currency and r.day = t.day and t.rate is null`.execute(ctx.db)
  await sql`insert into exchange_rates (workspace_id, currency, base, day, rate, minor_rate)
    select ${ctx.workspaceId}, t.currency, ${base}, t.day, t.rate, t."minorRate" from ${given} where t.rate is not null
    on conflict (workspace_id, currency, base, day) do update set rate = excluded.rate, minor_rate = excluded.minor_rate`.execute(
    ctx.db,
  )
}

/** Between minor units: 100 yen of 0 digits are one hundredth of that many cents. */
const minorRate = (rate: number, currency: string, base: string): number =>
  Number((rate * 10 ** (fractionDigits(base) - fractionDigits(currency))).toPrecision(15))
