import { sql } from 'kysely'
import type { Ctx } from '#platform/ctx/ctx'
import type { InputError } from '#platform/http/refusal'
import type { Refused, Write } from '#platform/objects/object-type'
import { parseDateTime } from '#platform/values/date-time'
import { settleAmounts } from './deal-lines.ts'
import { missingAt } from './gates.ts'
import type { Step } from './keep-steps.ts'
import { type Movers, moversOf } from './movers.ts'
import { keepDefaults, keptPipelines, listReasons, type Pipeline, type Stage } from './pipelines.ts'
import { type CreditedBefore, keepCredits, unknownlyCredited } from './settle-credits.ts'
import { valueOfDeal, weightedValue } from './value-of-deal.ts'

/** A deal as it stood before a write. */
export interface DealBefore extends CreditedBefore {
  pipeline: string
  stage: string
  stageSince: string
  value: number
  currency: string
  startedAt: string
  closedAt: string | null
  checklist: Step[]
}

/** What the second hook must know of the time before the first. */
const before = new WeakMap<Write, DealBefore>()

/** How the deal of a write stood; undefined for a new one. */
export const stoodBefore = (write: Write): DealBefore | undefined => before.get(write)

/** How this business sells, asked once for all writes of a batch. */
interface Selling {
  pipelines: readonly Pipeline[]
  reasons: ReadonlySet<string>
  keptFrom: Movers
}

/**
 * Before deals are written: a stage brings its pipeline and a pipeline its first stage; an outcome its moment; the value,
 * how likely it is and the steps of a stage follow. Refuses what is no stage, no reason, or stands before a gate.
 */
export async function settleDeals(ctx: Ctx, writes: Write[]): Promise<Refused> {
  const refused = new Map<string, InputError[]>()
  if (writes.length === 0) return refused
  const [kept, reasons, stood] = await Promise.all([keptPipelines(ctx), listReasons(ctx), standing(ctx, writes)])
  if (kept.length === 0) await keepDefaults(ctx)
  const pipelines = kept.length > 0 ? kept : await keptPipelines(ctx)
  const keptFrom = await moversOf(ctx, pipelines)
  const selling = { pipelines, reasons: new Set(reasons.map(({ id }) => id)), keptFrom }
  await settleAmounts(ctx, writes)
  const strangers = await unknownlyCredited(ctx, writes, stood)
  for (const write of writes) {
    const was = stood.get(write.id)
    if (was) before.set(write, was)
    keepCredits(write, was)
    const errors = strangers.get(write.id) ?? settle(ctx, write, was, selling)
    if (errors.length > 0) refused.set(write.id, errors)
  }
  return refused
}

function settle(ctx: Ctx, write: Write, was: DealBefore | undefined, selling: Selling): InputError[] {
  const { after } = write
  const place = placeOf(write, was, selling.pipelines)
  if ('path' in place) return [place]
  const { pipeline, stage } = place
  after.pipeline = pipeline.id
  after.stage = stage.id
  const reason = after.outcomeReason
  if (typeof reason === 'string' && !selling.reasons.has(reason))
    return [noSuch('outcomeReason', reason, [...selling.reasons])]
  const now = ctx.now().toISOString()
  settleOutcome(write, was, ctx)
  after.startedAt ??= was?.startedAt ?? after.closedAt ?? now
  const hasMoved = was !== undefined && was.stage !== stage.id
  after.stageSince = sinceWhen(write, was, hasMoved, now)
  if (!was || hasMoved || was.status !== after.status) {
    const left = selling.pipelines.flatMap(({ stages }) => stages).find(({ id }) => hasMoved && id === was.stage)
    const kept = selling.keptFrom(stage) ?? (left && selling.keptFrom(left))
    if (kept) return [kept]
  }
  const errors = after.status === 'open' ? missingAt(write, was, { pipeline, stage }) : []
  if (errors.length > 0) return errors
  if (!was || hasMoved) addSteps(after, stage)
  after.value = valueOfDeal(after)
  after.weighted = weightedValue(after, stage.probability)
  return []
}

/** Where the deal stands after the write: the stage that is named, else the first of a pipeline that is not its own any more. */
function placeOf({ input, after }: Write, was: DealBefore | undefined, pipelines: readonly Pipeline[]) {
  const stageId = input.stage ?? undefined
  const named = typeof input.pipeline === 'string' ? pipelines.find(({ id }) => id === input.pipeline) : undefined
  if (typeof input.pipeline === 'string' && !named)
    return noSuch(
      'pipeline',
      input.pipeline,
      pipelines.map(({ id }) => id),
    )
  if (typeof stageId === 'string') {
    const within = (named ? [named] : pipelines).find(({ stages }) => stages.some(({ id }) => id === stageId))
    const stage = within?.stages.find(({ id }) => id === stageId)
    if (within && stage) return { pipeline: within, stage }
    return noSuch(
      'stage',
      stageId,
      (named ? [named] : pipelines).flatMap(({ stages }) => stages.map(({ id }) => id)),
    )
  }
  const pipeline =
    named ?? pipelines.find(({ id }) => id === after.pipeline) ?? pipelines.find(({ archived }) => !archived)
  // Nobody said where it was closed: a won deal has gone all the way, of a lost one only the beginning is sure.
  const first = pipeline?.stages.at(!was && after.status === 'won' ? -1 : 0)
  const stage = pipeline?.stages.find(({ id }) => id === was?.stage) ?? first
  return pipeline && stage ? { pipeline, stage } : noSuch('pipeline', String(after.pipeline), [])
}

function noSuch(path: 'pipeline' | 'stage' | 'outcomeReason', value: string, known: readonly string[]): InputError {
  return {
    path,
    code: 'option_unknown',
    message: `There is no ${path === 'outcomeReason' ? 'reason' : path} “${value.slice(0, 50)}”`,
    mend: `Use one of: ${known.slice(0, 50).join(', ')}.`,
  }
}

/** An outcome has its moment and, until it is taken back, its reason. */
function settleOutcome(write: Write, was: DealBefore | undefined, ctx: Ctx): void {
  const { after, input } = write
  if (after.status === 'open') {
    after.closedAt = null
    if (was && was.status !== 'open') after.outcomeReason = after.outcomeNote = null
    return
  }
  if (was?.status !== after.status && input.closedAt === undefined) after.closedAt = closingOf(write, ctx)
  after.closedAt ??= ctx.now().toISOString()
  if (Date.parse(String(after.startedAt)) > Date.parse(String(after.closedAt))) after.startedAt = after.closedAt
}

/**
 * When a deal was closed of which nobody said the moment: on the closing day that came with it (other programs have one field
 * for the day expected and the day it was), at midnight here; now, where that is none or still to come.
 */
function closingOf({ after, input }: Write, ctx: Ctx): string {
  const day = input.closeOn ?? (ctx.actor.kind === 'import' ? after.closeOn : undefined)
  const at = typeof day === 'string' ? parseDateTime(day, { timeZone: ctx.workspace.timeZone }) : undefined
  const now = ctx.now().toISOString()
  return at?.ok && at.value <= now ? at.value : now
}

/** Since when it stands in its stage: since its beginning, in its first one, also where that is corrected. */
function sinceWhen({ after }: Write, was: DealBefore | undefined, hasMoved: boolean, now: string): unknown {
  if (!was) return after.startedAt
  if (hasMoved) return now
  return sameMoment(was.stageSince, was.startedAt) ? after.startedAt : was.stageSince
}

/** PostgreSQL and JavaScript write the same moment differently. */
export const sameMoment = (one: unknown, other: unknown): boolean =>
  one === other || Date.parse(String(one)) === Date.parse(String(other))

function addSteps(after: Record<string, unknown>, { checklist }: Stage): void {
  const own = (after.checklist ?? []) as { text: string; done: boolean }[]
  const fresh = checklist.filter((text) => !own.some((step) => step.text === text))
  if (fresh.length > 0) after.checklist = [...own, ...fresh.map((text) => ({ text, done: false }))]
}

async function standing(ctx: Ctx, writes: readonly Write[]): Promise<Map<string, DealBefore>> {
  const ids = writes.flatMap(({ id, created }) => (created ? [] : id))
  if (ids.length === 0) return new Map()
  const { rows } = await sql<
    DealBefore & { id: string }
  >`select id, pipeline, stage, status, stage_since, started_at, closed_at, value::float8 as value, currency, owner_id, credits, checklist from deals
    where workspace_id = ${ctx.workspaceId} and id = any (${ids}::uuid[])`.execute(ctx.db)
  return new Map(rows.map(({ id, ...stood }) => [id, stood]))
}
