import { type RawBuilder, sql } from 'kysely'
import type { Ctx } from '#platform/ctx/ctx'
import type { Sequence } from '../contract/sequences.ts'

type Figures = Sequence['figures']
export const noFigures: Figures = { enrolled: 0, active: 0, paused: 0, ended: {}, steps: {} }

/** Figures of sequences by their ids, over the contacts this person sees; of one sequence with those of its steps. */
export async function figuresOf(ctx: Ctx, id?: string): Promise<Map<string, Figures>> {
  const of = id ? sql`and e.sequence_id = ${id}` : sql``
  const { rows } = await sql<Omit<Figures, 'steps' | 'ended'> & { sequenceId: string; ended: Figures['ended'] }>`
    select sequence_id, sum(many)::int as enrolled, sum(many) filter (where way = 'active')::int as active,
      sum(many) filter (where way = 'paused')::int as paused,
      coalesce(jsonb_object_agg(way, many) filter (where way not in ('active', 'paused')), '{}') as ended
    from (select sequence_id, coalesce(ended_by, case when paused_at is null then 'active' else 'paused' end) as way, count(*)::int as many
      from enrolments e where workspace_id = ${ctx.workspaceId} ${of} group by 1, 2) as ways
    group by sequence_id`.execute(ctx.db)
  const steps = id ? await figuresOfSteps(ctx, of) : {}
  return new Map(
    rows.map(({ sequenceId, active, paused, ...rest }) => [
      sequenceId,
      { ...rest, active: active ?? 0, paused: paused ?? 0, steps },
    ]),
  )
}

async function figuresOfSteps(ctx: Ctx, of: RawBuilder<unknown>): Promise<Figures['steps']> {
  const { rows } = await sql<{ stepId: string; taken: number; waiting: number; answered: number }>`
    select r.step_id, count(*) filter (where r.outcome = 'done')::int as taken,
      count(*) filter (where r.outcome = 'waits' and e.ended_at is null)::int as waiting, count(l.answered_at)::int as answered
    from sequence_runs r join enrolments e on e.workspace_id = r.workspace_id and e.id = r.enrolment_id
    left join letters l on l.workspace_id = r.workspace_id and l.id = r.letter_id
    where r.workspace_id = ${ctx.workspaceId} ${of} group by r.step_id`.execute(ctx.db)
  return Object.fromEntries(rows.map(({ stepId, ...figures }) => [stepId, figures]))
}
