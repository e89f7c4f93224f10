import { sql } from 'kysely'
import type { Ctx } from '#platform/ctx/ctx'
import { defaultPipeline } from './default-pipeline.ts'

export const forecastCategories = ['pipeline', 'bestCase', 'commit', 'omitted'] as const
export type ForecastCategory = (typeof forecastCategories)[number]

/** A step of a pipeline. */
export interface Stage {
  id: string
  name: string
  /** Percent of its deals that are won in the end. */
  probability: number
  /** Days without a touch after which a deal rots; null: never. */
  rottingDays: number | null
  category: ForecastCategory
  /** Names of fields without which no deal comes here. */
  requiredFields: string[]
  /** Steps a deal gets here, all done before it goes on. */
  checklist: string[]
  /** Teams whose members move deals here and away; empty: everybody. */
  teamIds: string[]
}

export interface Pipeline {
  id: string
  name: string
  /** 0: as Kith made it, nobody changed it. */
  version: number
  archived: boolean
  stages: Stage[]
}

/** Why deals are won or lost. */
export interface OutcomeReason {
  id: string
  name: string
  /** Of which outcome; null: of both. */
  outcome: 'won' | 'lost' | null
  archived: boolean
}

/** The workspace's pipelines with their stages, each in its order; Kith's own as long as it has none. */
export async function listPipelines(ctx: Ctx): Promise<Pipeline[]> {
  const kept = await keptPipelines(ctx)
  return kept.length > 0 ? kept : [defaultPipeline(ctx.workspace.locale).pipeline]
}

/** Those that are rows already. */
export async function keptPipelines(ctx: Ctx): Promise<Pipeline[]> {
  const { rows } = await sql<Pipeline>`
    select p.id, p.name, p.version, p.archived_at is not null as archived,
      coalesce((select jsonb_agg(jsonb_build_object('id', s.id, 'name', s.name, 'probability', s.probability,
          'rottingDays', s.rotting_days, 'category', s.category, 'requiredFields', s.required_fields, 'checklist', s.checklist,
          'teamIds', s.team_ids)
          order by s.position) from stages s where s.workspace_id = p.workspace_id and s.pipeline_id = p.id), '[]') as stages
    from pipelines p where p.workspace_id = ${ctx.workspaceId} order by p.position, p.id`.execute(ctx.db)
  return rows
}

/** The reasons for an outcome, in their order. */
export async function listReasons(ctx: Ctx): Promise<OutcomeReason[]> {
  const { rows } = await sql<OutcomeReason>`
    select id, name, outcome, archived_at is not null as archived from outcome_reasons
    where workspace_id = ${ctx.workspaceId} order by position, id`.execute(ctx.db)
  return rows.length > 0 ? rows : defaultPipeline(ctx.workspace.locale).reasons
}

/**
 * Makes rows of what Kith brings along, for the first deal of a workspace or the first change of its pipelines. Two who
 * come at once write the same.
 */
export async function keepDefaults(ctx: Ctx): Promise<void> {
  const { pipeline, reasons } = defaultPipeline(ctx.workspace.locale)
  const stages = pipeline.stages.map((stage, position) => ({ ...stage, position }))
  await sql`
    with made as (
      insert into pipelines (workspace_id, id, name, position, version)
      select ${ctx.workspaceId}, ${pipeline.id}, ${pipeline.name}, 0, 0
      where not exists (select from pipelines where workspace_id = ${ctx.workspaceId})
      on conflict do nothing returning id)
    insert into stages (workspace_id, id, pipeline_id, name, position, probability, rotting_days, category)
    select ${ctx.workspaceId}, s.id, made.id, s.name, s.position, s.probability, s."rottingDays", s.category
    from made, jsonb_to_recordset(${JSON.stringify(stages)}::jsonb)
      as s(id text, name text, position integer, probability smallint, "rottingDays" integer, category text)`.execute(
    ctx.db,
  )
  await sql`insert into outcome_reasons (workspace_id, id, name, outcome, position)
    select ${ctx.workspaceId}, r.id, r.name, r.outcome, r.position
    from jsonb_to_recordset(${JSON.stringify(reasons.map((reason, position) => ({ ...reason, position })))}::jsonb)
      as r(id text, name text, outcome text, position integer)
    where not exists (select from outcome_reasons where workspace_id = ${ctx.workspaceId})
    on conflict do nothing`.execute(ctx.db)
}
