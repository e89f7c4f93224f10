import { type RawBuilder, type SqlBool, sql } from 'kysely'
import type { Ctx } from '#platform/ctx/ctx'
import type { Outlook } from '../contract/forecast.ts'
import type { Scope } from '../contract/shapes.ts'
import { midnight } from './deal-states.ts'
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
 * long in the same stage, from their stays; with an interval by simulation. Deals that begin from now on are not in it.
 */
export async function outlookOf(ctx: Ctx, { period, people, scope, closed }: Asked): Promise<Outlook> {
  const none = { value: null, low: null, high: null, few: false, stages: [] }
  const [ended] = (
    await sql<{
      ended: boolean
      n: number
    }>`select ${ctx.now().toISOString()}::timestamptz >= ${midnight(ctx, period.endsOn)} as ended,
      (select count(*)::integer from deals d where d.workspace_id = ${ctx.workspaceId} and d.deleted_at is null and d.status <> 'open'
        and d.closed_at > ${since(ctx)} and ${inPipeline('d', scope)}) as n`.execute(ctx.db)
  ).rows
  const n = ended?.n ?? 0
  if (ended?.ended) return { ...none, n, reason: 'over' }
  if (n < LEAST) return { ...none, n, reason: 'tooFew' }
  const [tallies, deals] = [await talliesOf(ctx, period, scope), await openDeals(ctx, people, scope)]
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

const since = (ctx: Ctx) => sql`(${ctx.now().toISOString()}::timestamptz - make_interval(years => ${YEARS}))`

const inPipeline = (table: string, { pipeline }: Scope): RawBuilder<SqlBool> =>
  pipeline === undefined ? sql`true` : sql`${sql.ref(`${table}.pipeline`)} = ${pipeline}`

/**
 * Of stays in a stage that lasted so long: how many deals were won within as many days as the period has left. Only stays that
 * had all these days are counted, so that nobody is counted as not won who has yet to be seen.
 */
async function talliesOf(ctx: Ctx, period: Period, scope: Scope): Promise<AgeTally[]> {
  const now = sql`${ctx.now().toISOString()}::timestamptz`
  const { rows } = await sql<AgeTally>`
    with ahead as (select ${midnight(ctx, period.endsOn)} - ${now} as span),
    seen as (
      select s.stage, s.entered_at, s.left_at, case when d.status = 'won' then d.closed_at end as won_at
      from deal_stays s join deals d on d.workspace_id = s.workspace_id and d.id = s.deal_id and d.deleted_at is null
      where s.workspace_id = ${ctx.workspaceId} and s.entered_at > ${since(ctx)} and ${inPipeline('s', scope)})
    select seen.stage, a.age, count(*)::integer as n,
      count(*) filter (where won_at <= entered_at + make_interval(days => a.age) + ahead.span)::integer as won
    from seen, ahead, unnest(${ages}::integer[]) as a(age)
    where entered_at + make_interval(days => a.age) + ahead.span <= ${now}
      and (left_at is null or left_at > entered_at + make_interval(days => a.age))
      and (won_at is null or won_at > entered_at + make_interval(days => a.age))
    group by seen.stage, a.age`.execute(ctx.db)
  return rows
}

async function openDeals(ctx: Ctx, people: readonly string[] | null, scope: Scope): Promise<OpenDeal[]> {
  const { rows } = await sql<OpenDeal>`
    select d.stage, d.value, greatest(0, floor(extract(epoch from ${ctx.now().toISOString()}::timestamptz - d.stage_since) / 86400))::integer as age
    from deals d join stages s on s.workspace_id = d.workspace_id and s.id = d.stage
    where d.workspace_id = ${ctx.workspaceId} and d.deleted_at is null and d.status = 'open'
      and d.currency = ${ctx.workspace.currency} and coalesce(d.forecast_category, s.category) <> 'omitted'
      and ${people === null ? sql`true` : sql`d.owner_id = any (${people}::uuid[])`} and ${inPipeline('d', scope)}
    order by d.id`.execute(ctx.db)
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
