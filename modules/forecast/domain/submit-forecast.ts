import { uuidv7 } from 'uuidv7'
import type { Ctx } from '#platform/ctx/ctx'
import { refuse } from '#platform/http/refusal'
import type { Submission, SubmissionDraft } from '../contract/submissions.ts'
import { knownPipeline } from './known-pipeline.ts'
import { periodOf } from './period-arithmetic.ts'

/**
 * Says what the person behind `ctx` will bring in a period. It stands after what they said before; the unique constraint, not a
 * read, decides which of two that are sent at once is next, and the other is told.
 * @throws Refusal version_conflict, pipeline_not_found, person_needed
 */
export async function submitForecast(ctx: Ctx, draft: SubmissionDraft): Promise<Submission> {
  const { span, pipeline, amount, note, after } = draft
  const userId = ctx.userId ?? refuse('person_needed')
  await knownPipeline(ctx, pipeline)
  const { startsOn } = periodOf(span, draft.on)
  const said = {
    ...{ id: uuidv7(), userId, revision: after + 1, amount, currency: ctx.workspace.currency, note },
    submittedAt: ctx.now().toISOString(),
  }
  const place = { workspaceId: ctx.workspaceId, span, startsOn, pipeline }
  const last = await lastRevision(ctx, { ...place, userId })
  if (last !== after) refuse('version_conflict', { object: 'forecast', version: last })
  const { numInsertedOrUpdatedRows } = await ctx.db
    .insertInto('forecastSubmissions')
    .values({ ...place, ...said })
    .onConflict((twin) => twin.doNothing())
    .executeTakeFirstOrThrow()
  if (!numInsertedOrUpdatedRows) refuse('version_conflict', { object: 'forecast', version: after + 1 })
  const payload = { span, startsOn, pipeline, amount, revision: said.revision }
  await ctx.record({ type: 'forecast.submitted', object: 'forecast', recordId: said.id, payload })
  return said
}

interface Place {
  span: string
  startsOn: string
  pipeline: string | null
  userId: string
}

async function lastRevision(ctx: Ctx, { span, startsOn, pipeline, userId }: Place): Promise<number> {
  const found = await ctx.db
    .selectFrom('forecastSubmissions')
    .select(({ fn }) => fn.max('revision').as('last'))
    .where('workspaceId', '=', ctx.workspaceId)
    .where('span', '=', span)
    .where('startsOn', '=', startsOn)
    .where('userId', '=', userId)
    .where('pipeline', pipeline === null ? 'is' : '=', pipeline)
    .executeTakeFirst()
  return found?.last ?? 0
}
