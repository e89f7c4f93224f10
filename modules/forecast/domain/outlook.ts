import { type RawBuilder, type SqlBool, sql } from 'kysely'
import type { Ctx } from '#platform/ctx/ctx'
import type { Outlook } from '../contract/forecast.ts'
import type { Scope } from '../contract/shapes.ts'
import { creditedStates, midnight } from './deal-states.ts'
import type { Period } from './period-arithmetic.ts'
import { simulate, type Tally } from './simulate.ts'

/** Below so many closed deals nothing is said, below so many more it is said to be few. */
const LEAST = 10
const FEW = 30
/** A tally of fewer cases borrows that of its stage, then that of all. */
const OWN = 10
const YEARS = 3
/** Since how many days a deal stands in its stage: deals that stand longer are won less often, or more. */
const ages = [0, 7, 14, 30, 60, 120] as const

interface Asked {
  period: Period
  people: readonly string[] | null
  scope: Scope
  /** As it was in this night; null: now. */
  night: string | null
  /** What is closed in the period already. */
  closed: number
}

interface OpenDeal {
  stage: string
  age: number
  value: number
}

type AgeTally = Tally & { stage: string; age: number }

/**
 * What the period brings by this business's own history: each open deal is won by its end as often as deals were that stood as
 * long in the same stage, from their stays; with an interval by simulation. Deals that begin from then on are not in it. Of a past
 * night it goes by the stays until then alone.
 */
export async function outlookOf(ctx: Ctx, asked: Asked): Promise<Outlook> {
  const { period, scope, closed } = asked
  const at = momentOf(ctx, asked)
  const none = { value: null, low: null, high: null, few: false, stages: [] }
  const [ended] = (
    await sql<{
      ended: boolean
      n: number
    }>`select ${at} >= ${midnight(ctx, period.endsOn)} as ended,
      (select count(*)::integer from deals d where d.workspace_id = ${ctx.workspaceId} and d.deleted_at is null and d.status <> 'open'
        and d.closed_at > ${since(at)} and d.closed_at <= ${at} and ${inPipeline('d', scope)}) as n`.execute(ctx.db)
  ).rows
  const n = ended?.n ?? 0
  if (ended?.ended) return { ...none, n, reason: 'over' }
  if (n < LEAST) return { ...none, n, reason: 'tooFew' }
  const [tallies, deals] = [await talliesOf(ctx, asked), await openDeals(ctx, asked)]
  const pooled = pool(tallies.filter(({ age }) => age === 0))
  if (pooled.n < LEAST) return { ...none, n, reason: 'tooFew' }
  const tallyOf = chooser(tallies, pooled)
  const chances = deals.map((deal) => ({ ...deal, tally: tallyOf(deal) }))
  const { mean, low, high } = simulate(chances)
  return {
    ...{ value: closed + mean, low: closed + low, high: closed + high, n, few: n < FEW, reason: null },
    stages: [...new Set(deals.map(({ stage }) => stage))].map((stage) => {
      const mine = chances.filter((chance) => chance.stage === stage)
      const value = mine.reduce((sum, one) => sum + one.value, 0)
      const expected = mine.reduce((sum, { tally }) => sum + (tally.won + 0.5) / (tally.n + 1), 0)
      const cases = tallies.find((one) => one.stage === stage && one.age === 0)?.n ?? 0
      return { stage, deals: mine.length, value, share: expected / mine.length, n: cases }
    }),
  }
}

const momentOf = (ctx: Ctx, { night }: Asked) =>
  night ? midnight(ctx, night) : sql`${ctx.now().toISOString()}::timestamptz`

const since = (at: ReturnType<typeof sql>) => sql`(${at} - make_interval(years => ${YEARS}))`

export const inPipeline = (table: string, { pipeline }: Scope): RawBuilder<SqlBool> =>
  pipeline === undefined ? sql`true` : sql`${sql.ref(`${table}.pipeline`)} = ${pipeline}`

/**
 * Of stays in a stage that lasted so long: how many deals were won within as many days as the period has left. Only stays that
 * had all these days are counted, so that nobody is counted as not won who has yet to be seen.
 */
async function talliesOf(ctx: Ctx, asked: Asked): Promise<AgeTally[]> {
  const at = momentOf(ctx, asked)
  const { rows } = await sql<AgeTally>`
    with ahead as (select ${midnight(ctx, asked.period.endsOn)} - ${at} as span),
    seen as (
      select s.stage, s.entered_at, s.left_at, case when d.status = 'won' then d.closed_at end as won_at
      from deal_stays s join deals d on d.workspace_id = s.workspace_id and d.id = s.deal_id and d.deleted_at is null
      where s.workspace_id = ${ctx.workspaceId} and s.entered_at > ${since(at)} and ${inPipeline('s', asked.scope)})
    select seen.stage, a.age, count(*)::integer as n,
      count(*) filter (where won_at <= entered_at + make_interval(days => a.age) + ahead.span)::integer as won
    from seen, ahead, unnest(${ages}::integer[]) as a(age)
    where entered_at + make_interval(days => a.age) + ahead.span <= ${at}
      and (left_at is null or left_at > entered_at + make_interval(days => a.age))
      and (won_at is null or won_at > entered_at + make_interval(days => a.age))
    group by seen.stage, a.age`.execute(ctx.db)
  return rows
}

/** Open deals with what of them is credited to the people meant. */
async function openDeals(ctx: Ctx, asked: Asked): Promise<OpenDeal[]> {
  const { night, people, scope } = asked
  const at = momentOf(ctx, asked)
  const began = night
    ? sql`(select max(s.entered_at) from deal_stays s where s.workspace_id = ${ctx.workspaceId} and s.deal_id = f.deal_id and s.entered_at <= ${at})`
    : sql`(select d.stage_since from deals d where d.workspace_id = ${ctx.workspaceId} and d.id = f.deal_id)`
  const { rows } = await sql<OpenDeal>`
    select f.stage, f.value, greatest(0, floor(extract(epoch from ${at} - coalesce(${began}, ${at})) / 86400))::integer as age
    from (select f.deal_id, f.stage, sum(f.value)::bigint as value
      from (${creditedStates(ctx, { night, which: 'open', people, scope })}) as f
      where f.category <> 'omitted' and f.currency = ${ctx.workspace.currency}
      group by f.deal_id, f.stage) as f
    order by f.deal_id`.execute(ctx.db)
  return rows
}

/** Which tally says how likely a deal is: of its stage and age, else of its stage, else of all. */
function chooser(tallies: readonly AgeTally[], pooled: Tally) {
  const known = new Map(tallies.map((tally) => [`${tally.stage} ${tally.age}`, tally]))
  const enough = (stage: string, age: number) => {
    const found = known.get(`${stage} ${age}`)
    return found && found.n >= OWN ? found : undefined
  }
  return ({ stage, age }: OpenDeal): Tally => {
    const reached = ages.filter((days) => days <= age).at(-1) ?? 0
    return enough(stage, reached) ?? enough(stage, 0) ?? pooled
  }
}

const pool = (tallies: readonly Tally[]): Tally => ({
  won: tallies.reduce((sum, { won }) => sum + won, 0),
  n: tallies.reduce((sum, { n }) => sum + n, 0),
})
