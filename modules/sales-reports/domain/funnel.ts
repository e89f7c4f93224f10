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
  const cohort = { ctx, pipeline, period, chosen: await matching(ctx, type, { filter }) }
  const reaches = await howFar(cohort)
  const paces = await howLong(cohort)
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

/** The stays of the cohort's deals in the pipeline. */
function staysOf({ ctx, pipeline, period, chosen }: Cohort) {
  const { start, end } = edgesOf(ctx, period)
  return sql`
    select s.deal_id, s.stage, s.entered_at, s.left_at, deals.status, deals.pipeline
    from deal_stays s join deals on deals.workspace_id = s.workspace_id and deals.id = s.deal_id
    where s.workspace_id = ${ctx.workspaceId} and s.pipeline = ${pipeline.id} and ${chosen}
      and s.deal_id in (select deal_id from deal_stays where workspace_id = ${ctx.workspaceId} and pipeline = ${pipeline.id}
        group by deal_id having min(entered_at) >= ${start} and min(entered_at) < ${end})`
}

async function howFar(cohort: Cohort): Promise<Reach[]> {
  const { ctx, pipeline } = cohort
  const order = pipeline.stages.map(({ id }) => id)
  const { rows } = await sql<Reach>`
    with stays as (${staysOf(cohort)}), far as (
      select max(array_position(${order}::text[], stage)) - 1 as furthest, min(status) as status,
        bool_or(status = 'won' and pipeline = ${pipeline.id}) as won
      from stays group by deal_id)
    select coalesce(furthest, 0)::int as furthest, status, won, count(*)::int as count from far group by 1, 2, 3`.execute(
    ctx.db,
  )
  return rows
}

interface Pace {
  stage: string
  median: number
  p90: number
  n: number
}

/** Days that deals which have left a stage spent in it, all their stays there together. */
async function howLong(cohort: Cohort): Promise<Pace[]> {
  const { rows } = await sql<Pace>`
    with stays as (${staysOf(cohort)}), spent as (
      select stage, sum(extract(epoch from left_at - entered_at)) / 86400.0 as days
      from stays group by deal_id, stage having bool_and(left_at is not null))
    select stage, count(*)::int as n, percentile_cont(0.5) within group (order by days)::float8 as median,
      percentile_cont(0.9) within group (order by days)::float8 as p90
    from spent group by stage`.execute(cohort.ctx.db)
  return rows
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
