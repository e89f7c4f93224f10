import { sql } from 'kysely'
import { raiseSchemaVersion } from '#platform/auth/schema-version'
import type { Ctx } from '#platform/ctx/ctx'
import { refuse, refuseInput } from '#platform/http/refusal'
import { slugOf } from '#platform/objects/slug-of'
import { keepDefaults, listPipelines, listReasons, type Stage } from './pipelines.ts'

type StageDraft = Omit<Stage, 'id'> & { id?: string | undefined }

interface PipelineDraft {
  name: string
  stages: readonly StageDraft[]
}

/** Pipelines and reasons, as the settings show them. */
export const describePipelines = async (ctx: Ctx) => ({
  items: await listPipelines(ctx),
  reasons: await listReasons(ctx),
})

/** Adds a pipeline behind those there are. */
export async function createPipeline(ctx: Ctx, draft: PipelineDraft): Promise<void> {
  const known = await begin(ctx)
  const id = slugOf(draft.name, new Set(known.map((one) => one.id)), 'pipeline')
  await sql`insert into pipelines (workspace_id, id, name, position) values (${ctx.workspaceId}, ${id}, ${draft.name}, ${known.length})`.execute(
    ctx.db,
  )
  await writeStages(ctx, id, draft.stages)
}

interface PipelineChange extends PipelineDraft {
  id: string
  version?: number | undefined
  archived: boolean
}

/** Makes a pipeline what the draft says. Deals of a stage whose probability changed are weighed anew. */
export async function changePipeline(ctx: Ctx, { id, version, archived, ...draft }: PipelineChange): Promise<void> {
  const known = await begin(ctx)
  const before = known.find((one) => one.id === id) ?? refuse('pipeline_not_found')
  if (version !== undefined && version !== before.version)
    refuse('version_conflict', { object: 'pipeline', version: before.version })
  if (archived && !known.some((one) => one.id !== id && !one.archived)) refuse('pipeline_last')
  await sql`update pipelines set name = ${draft.name}, version = version + 1,
      archived_at = case when ${archived} then coalesce(archived_at, now()) end
    where workspace_id = ${ctx.workspaceId} and id = ${id}`.execute(ctx.db)
  await writeStages(ctx, id, draft.stages)
  await weighAnew(ctx, id)
}

interface ReasonDraft {
  id?: string | undefined
  name: string
  outcome: 'won' | 'lost' | null
}

/** Sets the reasons for an outcome; deals keep one that is left out. */
export async function setReasons(ctx: Ctx, reasons: readonly ReasonDraft[]): Promise<void> {
  await begin(ctx)
  // Whoever sets the reasons has made the rest their own as well: the demo does not take it along.
  await sql`update pipelines set version = 1 where workspace_id = ${ctx.workspaceId} and version = 0`.execute(ctx.db)
  const taken = new Set((await listReasons(ctx)).map(({ id }) => id))
  const rows = reasons.map(({ id, name, outcome }, position) => {
    const slug = id ?? slugOf(name, taken, 'reason')
    taken.add(slug)
    return { id: slug, name, outcome, position }
  })
  await sql`update outcome_reasons set archived_at = coalesce(archived_at, now())
    where workspace_id = ${ctx.workspaceId} and not id = any (${rows.map(({ id }) => id)})`.execute(ctx.db)
  await sql`insert into outcome_reasons (workspace_id, id, name, outcome, position)
    select ${ctx.workspaceId}, r.id, r.name, r.outcome, r.position from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(id text, name text, outcome text, position integer)
    on conflict (workspace_id, id) do update set name = excluded.name, outcome = excluded.outcome, position = excluded.position, archived_at = null`.execute(
    ctx.db,
  )
}

/** One change of the pipelines at a time, on rows; what the registry knows of them is asked anew. */
async function begin(ctx: Ctx) {
  await raiseSchemaVersion(ctx)
  await keepDefaults(ctx)
  return listPipelines(ctx)
}

async function writeStages(ctx: Ctx, pipelineId: string, drafts: readonly StageDraft[]): Promise<void> {
  const all = (await listPipelines(ctx)).flatMap(({ id, stages }) =>
    stages.map((stage) => ({ ...stage, pipelineId: id })),
  )
  const own = all.filter((stage) => stage.pipelineId === pipelineId)
  const taken = new Set(all.map(({ id }) => id))
  const rows = drafts.map((draft, position) => {
    if (draft.id !== undefined && !own.some(({ id }) => id === draft.id)) refuseStage(position, draft.id)
    checkFields(ctx, draft, position)
    const id = draft.id ?? slugOf(draft.name, taken, 'stage')
    taken.add(id)
    return { ...draft, id, position }
  })
  await removeStages(
    ctx,
    own.filter(({ id }) => !rows.some((row) => row.id === id)),
  )
  await sql`insert into stages (workspace_id, id, pipeline_id, name, position, probability, rotting_days, category, required_fields, checklist, team_ids)
    select ${ctx.workspaceId}, s.id, ${pipelineId}, s.name, s.position, s.probability, s."rottingDays", s.category, s."requiredFields", s.checklist, s."teamIds"
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as s(id text, name text, position integer, probability smallint,
      "rottingDays" integer, category text, "requiredFields" jsonb, checklist jsonb, "teamIds" jsonb)
    on conflict (workspace_id, id) do update set name = excluded.name, position = excluded.position, probability = excluded.probability,
      rotting_days = excluded.rotting_days, category = excluded.category, required_fields = excluded.required_fields, checklist = excluded.checklist,
      team_ids = excluded.team_ids`.execute(ctx.db)
}

function refuseStage(position: number, id: string): never {
  return refuseInput({
    path: `stages.${position}.id`,
    code: 'option_unknown',
    message: `This pipeline has no stage “${id}”`,
    mend: 'Leave the id out to add a stage.',
  })
}

function checkFields(ctx: Ctx, { requiredFields }: StageDraft, position: number): void {
  const { fields } = ctx.objects.find('deal')
  for (const [at, name] of requiredFields.entries())
    if (!fields[name] || fields[name].readonly)
      refuseInput({
        path: `stages.${position}.requiredFields.${at}`,
        code: 'field_unknown',
        message: `A deal has no field “${name.slice(0, 50)}” that one could fill in`,
        mend: 'Use a name of GET /objects.',
      })
}

/** A stage that deals stand in, even those in the trash, cannot go. */
async function removeStages(ctx: Ctx, gone: readonly Stage[]): Promise<void> {
  if (gone.length === 0) return
  const ids = gone.map(({ id }) => id)
  const { rows } = await sql<{ stage: string; deals: number }>`select stage, count(*)::integer as deals from deals
    where workspace_id = ${ctx.workspaceId} and stage = any (${ids}) group by stage`.execute(ctx.db)
  const [full] = rows
  if (full)
    refuseInput({
      path: 'stages',
      code: 'stage_in_use',
      message: `Deals stand in “${gone.find(({ id }) => id === full.stage)?.name}”: ${full.deals}`,
      mend: 'Move them to another stage first, those in the trash too: all at once in the list of deals.',
    })
  await sql`delete from stages where workspace_id = ${ctx.workspaceId} and id = any (${ids})`.execute(ctx.db)
}

/** Open deals without a probability of their own go by that of their stage. */
async function weighAnew(ctx: Ctx, pipelineId: string): Promise<void> {
  await sql`update deals d set weighted = round(d.value::numeric * s.probability / 100)
    from stages s where s.workspace_id = d.workspace_id and s.id = d.stage and s.pipeline_id = ${pipelineId}
      and d.workspace_id = ${ctx.workspaceId} and d.status = 'open' and d.probability is null
      and d.weighted <> round(d.value::numeric * s.probability / 100)`.execute(ctx.db)
}
