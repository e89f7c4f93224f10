import { sql } from 'kysely'
import type { ModelProblem } from '#modules/chat/contract/model.ts'
import { askModel, type Material, PROMPT } from '#modules/chat/outside/ask-model.ts'
import type { Ctx, Kith } from '#platform/ctx/ctx'
import { isGrounded } from '../assistant/grounded.ts'
import { hostOf, type Model, modelNow } from './model.ts'

/** What became of it: only what is `phrased` is for customers. */
export interface Phrasing {
  model: string
  outcome: 'phrased' | 'ungrounded' | 'nothing' | 'failed'
  problem: ModelProblem | null
  /** Its words; else what the endpoint said. */
  said: string | null
  tookMs: number
}

/**
 * The model to ask for one answer, claimed before anything leaves: who comes again, after a crash or beside another, gets none and
 * quotes. @returns null where none is to be asked
 */
export async function claimPhrasing(ctx: Ctx, kith: Kith, questionId: string): Promise<Model | null> {
  const model = await modelNow(ctx, kith)
  if (!model) return null
  const claimed = await ctx.db
    .insertInto('chatPhrasings')
    .values({
      ...{ workspaceId: ctx.workspaceId, questionId, host: hostOf(model.baseUrl), model: model.model, prompt: PROMPT },
      askedAt: ctx.now().toISOString(),
    })
    .onConflict((same) => same.columns(['workspaceId', 'questionId']).doNothing())
    .returning('questionId')
    .executeTakeFirst()
  return claimed ? model : null
}

/** Asks a model, and judges what it says by the passages it was given. No transaction may be open. */
export async function phrase(kith: Pick<Kith, 'config' | 'now'>, model: Model, material: Material): Promise<Phrasing> {
  const began = kith.now().getTime()
  const answer = await askModel(kith, model, material)
  const about = { model: model.model, problem: null, tookMs: kith.now().getTime() - began }
  if ('problem' in answer) return { ...about, outcome: 'failed', ...answer }
  if ('nothing' in answer) return { ...about, outcome: 'nothing', said: null }
  const sources = material.passages.map(({ title, text }) => `${title}\n${text}`)
  return { ...about, outcome: isGrounded(answer.text, sources) ? 'phrased' : 'ungrounded', said: answer.text }
}

/** Keeps what became of it; of what was said to the customer the words stand in its message. */
export async function notePhrasing(ctx: Ctx, questionId: string, { outcome, problem, said, tookMs }: Phrasing) {
  await sql`update chat_phrasings set outcome = ${outcome}, problem = ${problem}, took_ms = ${tookMs},
      said = ${outcome === 'phrased' ? null : said}
    where workspace_id = ${ctx.workspaceId} and question_id = ${questionId}`.execute(ctx.db)
  const at = problem === null ? null : ctx.now().toISOString()
  await sql`update chat_models set last_problem = ${problem}, last_problem_at = ${at}
    where workspace_id = ${ctx.workspaceId} and (last_problem is not null or ${problem}::text is not null)`.execute(
    ctx.db,
  )
}
