import { sql } from 'kysely'
import type { Seed } from '#platform/objects/seed'
import { periodOf } from './domain/period-arithmetic.ts'
import { setTarget } from './domain/set-target.ts'
import { submitForecast } from './domain/submit-forecast.ts'

/** Whom the demo gives targets: whoever leads, those who sell, and their teams. */
export interface ForecastCast {
  manager: string
  sales: string
  field: string
  shop: string
  teams: { sales: string; wholesale: string }
}

const EUROS = 100

/** Targets of this quarter and the two before: of those who sell, of the wholesale team, and of the business. */
export async function seedTargets({ ctx }: Seed, cast: ForecastCast): Promise<void> {
  const today = ctx.now().toISOString().slice(0, 10)
  const none = { userId: null, teamId: null, pipeline: null, fromOn: null, untilOn: null, version: 0 }
  for (const [back, more] of [
    [-2, 0.85],
    [-1, 0.95],
    [0, 1],
  ] as const) {
    const { startsOn } = periodOf('quarter', today, back)
    const set = (whose: object, amount: number, measure: 'value' | 'count' = 'value') =>
      setTarget(ctx, {
        ...{ ...none, ...whose, span: 'quarter', startsOn, measure },
        amount: Math.round(amount * more) * (measure === 'value' ? EUROS : 1),
      })
    if (ctx.userId) await set({ userId: ctx.userId }, 60_000)
    await set({ userId: cast.sales }, 32_000)
    await set({ userId: cast.shop }, 24_000)
    // Joined in the middle of this quarter.
    await set({ userId: cast.field, fromOn: back === 0 ? periodOf('month', startsOn, 1).startsOn : null }, 30_000)
    await set({ teamId: cast.teams.wholesale }, 55_000)
    await set({ userId: cast.sales }, 6, 'count')
    await set({ userId: cast.shop }, 5, 'count')
  }
}

const NIGHTS = 184
const DAY = 86_400_000
const notes = {
  en: ['Two of three are sure', 'The hotel signs on Friday', 'Without the festival, which slips'],
  de: ['Zwei von drei sind sicher', 'Das Hotel unterschreibt am Freitag', 'Ohne das Festival, das sich verschiebt'],
}

/** What those who sell said about this quarter a fortnight ago and lately, and about the last ones on their first day. */
export async function seedSubmissions(seed: Seed, cast: ForecastCast): Promise<void> {
  const { today, ctx } = seed
  const [sure = '', friday = '', slips = ''] = notes[ctx.workspace.locale.startsWith('de') ? 'de' : 'en']
  const say = async (
    userId: string,
    then: Date,
    { amount, note, after }: { amount: number; note: string; after: number },
  ) => {
    const on = then.toISOString().slice(0, 10)
    const draft = { span: 'quarter' as const, on, pipeline: null, amount: amount * EUROS, note, after }
    await submitForecast(seed.at(then).as(userId).ctx, draft)
  }
  const ago = (days: number) => new Date(today.getTime() - days * DAY)
  const people = [
    [cast.sales, 26_000, 31_000, friday],
    [cast.shop, 24_000, 21_500, slips],
    [cast.field, 15_000, 15_000, sure],
  ] as const
  for (const [userId, before, now, note] of people) {
    for (const back of [-1, -2]) {
      const { startsOn } = periodOf('quarter', today.toISOString().slice(0, 10), back)
      await say(userId, new Date(`${startsOn}T09:00:00Z`), { amount: Math.round(before * 0.9), note: '', after: 0 })
    }
    await say(userId, ago(13), { amount: before, note: sure, after: 0 })
    await say(userId, ago(3), { amount: now, note, after: 1 })
  }
}

/** Half a year of nights, as they would have seen the demo's deals: worked out from where each stood when. */
export async function seedNights({ ctx }: Seed): Promise<void> {
  const { workspaceId, workspace } = ctx
  const today = sql`(${ctx.now().toISOString()}::timestamptz at time zone ${workspace.timeZone})::date`
  const dayAfter = (moment: string) => sql`((${sql.ref(moment)} at time zone ${workspace.timeZone})::date + 1)`
  await sql`insert into forecast_nights (workspace_id, day, taken_at)
    select ${workspaceId}, day::date, (day::date + time '00:05') at time zone ${workspace.timeZone}
    from generate_series(${today} - ${NIGHTS}::integer, ${today}, interval '1 day') as day on conflict do nothing`.execute(
    ctx.db,
  )
  await sql`insert into forecast_states (workspace_id, deal_id, from_day, until_day, owner_id, pipeline, stage, category, own, currency, value, weighted, on_day)
    select ${workspaceId}, seen.deal_id, seen.from_day, case when seen.until_day <= ${today} then seen.until_day end,
      d.owner_id, seen.pipeline, seen.stage, seen.category, false, seen.currency, seen.value, seen.weighted, seen.on_day
    from (
      select s.deal_id, ${dayAfter('s.entered_at')} as from_day, ${dayAfter('s.left_at')} as until_day, s.pipeline, s.stage,
        g.category, s.currency, s.value, round(s.value::numeric * g.probability / 100)::bigint as weighted, e.close_on as on_day
      from deal_stays s join stages g on g.workspace_id = s.workspace_id and g.id = s.stage
      join deals e on e.workspace_id = s.workspace_id and e.id = s.deal_id where s.workspace_id = ${workspaceId}
      union all
      select e.id, ${dayAfter('e.closed_at')}, null, e.pipeline, e.stage, 'closed', e.currency, e.value, e.value,
        (e.closed_at at time zone ${workspace.timeZone})::date
      from deals e where e.workspace_id = ${workspaceId} and e.status = 'won') as seen
    join deals d on d.workspace_id = ${workspaceId} and d.id = seen.deal_id and d.deleted_at is null
    where seen.from_day <= ${today} and (seen.until_day is null or seen.until_day > seen.from_day) on conflict do nothing`.execute(
    ctx.db,
  )
}
