import '#modules/chat/events.ts'
import { isIP } from 'node:net'
import { sql } from 'kysely'
import type { ModelPatch, ModelProblem, ModelSettings } from '#modules/chat/contract/model.ts'
import { isPrivate } from '#platform/auth/single-sign-on/outside-fetch'
import { seal, unseal } from '#platform/auth/single-sign-on/sealed'
import type { Ctx, Kith } from '#platform/ctx/ctx'
import { refuse } from '#platform/http/refusal'

const purpose = 'key of a language model'
const DAY = 86_400_000
/** So long after it failed nobody is kept waiting for it. */
const PAUSE_MS = 60_000

/** An endpoint as it is asked. */
export interface Model {
  baseUrl: string
  model: string
  key: string | null
}

interface StoredModel {
  isOn: boolean
  baseUrl: string
  model: string
  key: Buffer | null
  lastProblem: ModelProblem | null
  lastProblemAt: string | null
}

const none: StoredModel = { isOn: false, baseUrl: '', model: '', key: null, lastProblem: null, lastProblemAt: null }

async function storedModel(ctx: Ctx, { hold = false } = {}): Promise<StoredModel> {
  const { rows } = await sql<StoredModel>`select is_on, base_url, model, key, last_problem, last_problem_at
    from chat_models where workspace_id = ${ctx.workspaceId} ${hold ? sql`for no key update` : sql``}`.execute(ctx.db)
  return rows[0] ?? none
}

/** What the settings show. */
export async function findModel(ctx: Ctx): Promise<ModelSettings> {
  const { key, ...model } = await storedModel(ctx)
  const since = new Date(ctx.now().getTime() - 30 * DAY).toISOString()
  const { rows } = await sql<ModelSettings['figures']>`select
      (count(*) filter (where outcome = 'phrased'))::int as phrased,
      (count(*) filter (where outcome in ('ungrounded', 'nothing')))::int as refused,
      (count(*) filter (where outcome = 'failed'))::int as failed
    from chat_phrasings where workspace_id = ${ctx.workspaceId} and asked_at >= ${since}`.execute(ctx.db)
  return { ...model, hasKey: key !== null, figures: rows[0] ?? { phrased: 0, refused: 0, failed: 0 } }
}

/**
 * Changes by which model answers are worded. A key goes to the server it was given for: with another server it is forgotten,
 * unless it is given anew.
 * @throws Refusal assistant_model_incomplete, assistant_model_private
 */
export async function changeModel(ctx: Ctx, kith: Kith, patch: ModelPatch): Promise<ModelSettings> {
  const kept = await storedModel(ctx, { hold: true })
  const { isOn = kept.isOn, baseUrl = kept.baseUrl, model = kept.model } = patch
  if (isOn && (baseUrl === '' || model === '')) refuse('assistant_model_incomplete')
  refuseHidden(kith, baseUrl)
  const key = patch.key === undefined ? keptFor(kept, baseUrl) : patch.key && seal(kith, purpose, patch.key)
  await sql`insert into chat_models (workspace_id, is_on, base_url, model, key, changed_at)
    values (${ctx.workspaceId}, ${isOn}, ${baseUrl}, ${model}, ${key}, ${ctx.now().toISOString()})
    on conflict (workspace_id) do update set is_on = excluded.is_on, base_url = excluded.base_url, model = excluded.model,
      key = excluded.key, changed_at = excluded.changed_at, last_problem = null, last_problem_at = null`.execute(ctx.db)
  await ctx.record({ type: 'assistantModel.changed', payload: { isOn, model, host: hostOf(baseUrl) } })
  return findModel(ctx)
}

/** The key that is kept for a server, opened; null: there is none for it, or the installation's secret is another one. */
export async function keyFor(ctx: Ctx, kith: Kith, baseUrl: string): Promise<string | null> {
  const sealed = keptFor(await storedModel(ctx), baseUrl)
  return sealed && unseal(kith, purpose, sealed)
}

const keptFor = (kept: StoredModel, baseUrl: string): Buffer | null =>
  hostOf(kept.baseUrl, 'origin') === hostOf(baseUrl, 'origin') ? kept.key : null

/** Whether customers are told that a model words answers. */
export const isPhrasing = async (ctx: Ctx): Promise<boolean> => (await storedModel(ctx)).isOn

/** The model that is asked now; null: none is, or it has failed a moment ago. */
export async function modelNow(ctx: Ctx, kith: Kith): Promise<Model | null> {
  const { isOn, baseUrl, model, key, lastProblemAt } = await storedModel(ctx)
  const pauses = lastProblemAt !== null && ctx.now().getTime() - Date.parse(lastProblemAt) < PAUSE_MS
  if (!isOn || pauses) return null
  return { baseUrl, model, key: key && unseal(kith, purpose, key) }
}

/** Where questions go, as people call it. */
export const hostOf = (baseUrl: string, part: 'host' | 'origin' = 'host'): string =>
  URL.canParse(baseUrl) ? new URL(baseUrl)[part] : ''

/** Addresses of a private network, seen at a glance; a name that leads there is refused where it is called. */
function refuseHidden({ config }: Pick<Kith, 'config'>, baseUrl: string): void {
  if (baseUrl === '' || config.privateModels === 'allowed') return
  const { protocol, hostname } = new URL(baseUrl)
  const host = hostname.replace(/^\[|\]$/g, '')
  const isHidden = isIP(host) ? isPrivate(host) : /^localhost$|\.(localhost|local|internal)$/i.test(host)
  if (isHidden || protocol === 'http:') refuse('assistant_model_private')
}
