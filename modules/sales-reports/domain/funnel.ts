import { type SqlBool, sql } from 'kysely'
import { listPipelines, type Pipeline } from '#modules/sales'
import type { Ctx } from '#platform/ctx/ctx'
import { refuseInput } from '#platform/http/refusal'
import type { Filter } from '#platform/objects/filter'
import { matching } from '#platform/objects/list-records'
import { FEW } from '#platform/reports/figure'
import { wilson } from '#platform/reports/interval'
import { allOf } from '#platform/reports/measure'
import type { Period } from '#platform/reports/period'
import { edgesOf } from './edges.ts'
import { cameIn, stayed } from './stay-filters.ts'

interface Question {
  pipeline: string
  period: Period
  filter?: Filter | undefined
}

/**
 * How far the deals went that came to a pipeline in a period: of each stage how many ever reached it or a later one, how
 * many of those went on, and how long they stayed. Won deals have passed every stage. @throws Refusal invalid_input
 */
export async function funnel(ctx: Ctx, { pipeline: id, period, filter }: Question) {
  const pipeline = (await listPipelines(ctx)).find((one) => one.id === id)
  if (!pipeline) return refusePipeline(ctx, id)
  const type = ctx.objects.find('deal')
  const chosen = await matching(ctx, type, { filter })
  const { reaches, paces } = await findReach({ ctx, pipeline, period, chosen })
  const came = allOf([filter, ...cameIn(period, id)])
  const stages = pipeline.stages.map(({ id: stage, name }, index) => {
    const passed = sumOf(reaches, ({ furthest, won }) => won || furthest >= index)
    const later = sumOf(reaches, ({ furthest, won }) => won || furthest > index)
    const days = paces.find((pace) => pace.stage === stage)
    return {
      ...{ stage, name, reached: passed, wentOn: later },
      conversion: passed > 0 ? later / passed : null,
      interval: wilson(later, passed),
      few: passed < FEW,
      openHere: sumOf(reaches, ({ furthest, status }) => status === 'open' && furthest === index),
      lostHere: sumOf(reaches, ({ furthest, status }) => status === 'lost' && furthest === index),
      medianDays: days?.median ?? null,
      p90Days: days?.p90 ?? null,
      left: days?.n ?? 0,
      records: allOf([came, reachedFrom(pipeline, index)]),
      wentOnRecords: allOf([came, reachedFrom(pipeline, index + 1)]),
    }
  })
  const total = sumOf(reaches, () => true)
  const won = sumOf(reaches, (reach) => reach.won)
  return {
    stages,
    ...{
      total,
      won,
      open: sumOf(reaches, ({ status }) => status === 'open'),
      lost: sumOf(reaches, ({ status }) => status === 'lost'),
    },
    conversion: total > 0 ? won / total : null,
    interval: wilson(won, total),
    records: came,
    wonRecords: allOf([came, { field: 'status', op: 'in', value: ['won'] }]),
  }
}

/** Deals that reached a stage or one after it; those won have passed all. */
function reachedFrom({ id, stages }: Pipeline, index: number): Filter {
  const later = stages.slice(index).map((stage) => stage.id)
  const won: Filter = {
    and: [
      { field: 'status', op: 'in', value: ['won'] },
      { field: 'pipeline', op: 'in', value: [id] },
    ],
  }
  if (later.length === 0) return won
  return {
    or: [stayed({ field: 'pipeline', op: 'eq', value: id }, { field: 'stage', op: 'in', value: later }), won],
  }
}

interface Reach {
  furthest: number
  status: string
  won: boolean
  count: number
}

const sumOf = (reaches: readonly Reach[], counts: (reach: Reach) => boolean) =>
  reaches.reduce((sum, reach) => sum + (counts(reach) ? reach.count : 0), 0)

interface Cohort {
  ctx: Ctx
  pipeline: Pipeline
  period: Period
  chosen: ReturnType<typeof sql<SqlBool>>
}

interface Found {
  reaches: Reach[]
  paces: Pace[]
}

/**
 * How far each deal of the cohort came, and how long they spent in the stages they have left, all stays in one together.
 * Stays are added up before deals are asked, and the cohort is chosen last: the planner cannot foresee how many are in it.
 */
async function findReach({ ctx, pipeline, period, chosen }: Cohort): Promise<Found> {
  const { start, end } = edgesOf(ctx, period)
  const order = pipeline.stages.map(({ id }) => id)
  const { rows } = await sql<Found>`
    with visits as materialized (
      select deal_id, stage, min(entered_at) as came, bool_and(left_at is not null) as has_left,
        sum(extract(epoch from left_at - entered_at)) / 86400.0 as days
      from deal_stays where workspace_id = ${ctx.workspaceId} and pipeline = ${pipeline.id} group by deal_id, stage),
    far as (
      select deal_id, min(came) as came, max(array_position(${order}::text[], stage)) - 1 as furthest from visits group by deal_id),
    known as materialized (
      select far.deal_id, far.came, coalesce(far.furthest, 0) as furthest, deals.status,
        deals.status = 'won' and deals.pipeline = ${pipeline.id} as won
      from far join deals on deals.workspace_id = ${ctx.workspaceId} and deals.id = far.deal_id where ${chosen}),
    cohort as materialized (select * from known where came >= ${start} and came < ${end}),
    reaches as (select furthest, status, won, count(*)::int as count from cohort group by 1, 2, 3),
    paces as (
      select stage, count(*)::int as n, percentile_cont(0.5) within group (order by days) as median,
        percentile_cont(0.9) within group (order by days) as p90
      from visits join cohort using (deal_id) where has_left group by stage)
    select (select coalesce(jsonb_agg(to_jsonb(reaches)), '[]') from reaches) as reaches,
      (select coalesce(jsonb_agg(to_jsonb(paces)), '[]') from paces) as paces`.execute(ctx.db)
  return rows[0] ?? { reaches: [], paces: [] }
}

interface Pace {
  stage: string
  median: number
  p90: number
  n: number
}

async function refusePipeline(ctx: Ctx, id: string): Promise<never> {
  const known = (await listPipelines(ctx)).map((pipeline) => pipeline.id)
  return refuseInput({
    path: 'pipeline',
    code: 'option_unknown',
    message: `There is no pipeline “${id.slice(0, 60)}”`,
    mend: `Use one of: ${known.join(', ')}.`,
  })
}
