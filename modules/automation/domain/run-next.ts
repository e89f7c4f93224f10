import './events.ts'
import { sql } from 'kysely'
import { tellAct } from '#modules/conversations'
import { type Ctx, inLightOf } from '#platform/ctx/ctx'
import { wholeOrRefused } from '#platform/ctx/whole-or-refused'
import type { Refusal } from '#platform/http/refusal'
import type { ObjectType } from '#platform/objects/object-type'
import { lockRows } from '#platform/objects/rows'
import type { Outcome } from '../contract/automation.ts'
import { lockAnswered } from './answer.ts'
import { perform } from './perform.ts'
import { type StoredRule, storedRule } from './stored-rules.ts'
import { subjectType } from './subjects.ts'
import { verdictOf } from './verdict.ts'

interface Waiting {
  id: string
  ruleId: string
  recordId: string
  queuedAt: string
  /** The rules that led to it. */
  chain: string[]
}

/** One rule does not take one record more often in an hour: whatever goes round in a circle ends. */
const MOST_AN_HOUR = 20

/**
 * Takes the next run that waits: all that its rule does with the record, what is told of it and that it ran are this one transaction.
 * Its record is locked before anything is looked at. What the rule is not about (any more) goes without a word.
 * @param at where the run's id is left, for whoever must know what failed
 * @returns whether there was one
 */
export async function runNext(ctx: Ctx, at: { id?: string }): Promise<boolean> {
  const { rows } = await sql<Waiting>`select id, rule_id, record_id, queued_at, chain from automation_runs
    where workspace_id = ${ctx.workspaceId} and state = 'waiting' and (not_before is null or not_before <= ${ctx.now().toISOString()})
    order by id limit 1 for update skip locked`.execute(ctx.db)
  const [run] = rows
  if (!run) return false
  at.id = run.id
  const rule = await storedRule(ctx, run.ruleId)
  const type = rule?.on ? subjectType(ctx, rule.object) : undefined
  if (rule && type) await lockAnswered(ctx, rule, run.recordId)
  const row = type && (await lockRows(ctx, type, [run.recordId])).get(run.recordId)
  if (!rule || !type || !row || row.deletedAt || row.values.mergedIntoId) await forget(ctx, run)
  else await ask(ctx, type, { rule, run })
  return true
}

interface Asked {
  rule: StoredRule
  run: Waiting
}

async function ask(ctx: Ctx, type: ObjectType, { rule, run }: Asked): Promise<void> {
  const verdict = await verdictOf(ctx, type, rule, { recordId: run.recordId, at: new Date(run.queuedAt) })
  if (verdict === 'unreadable') return finish(ctx, { rule, run }, { state: 'failed', problem: 'unreadable' })
  if (verdict !== 'acts') return forget(ctx, run)
  if (await goesRound(ctx, run)) return finish(ctx, { rule, run }, { state: 'stopped' })
  const byRule = inLightOf(ctx, { actor: { kind: 'workflow', id: rule.id }, userId: null, causeId: run.id })
  const outcomes: Outcome[] = []
  const refusal = await wholeOrRefused(byRule, async () => {
    if (type.name === 'conversation')
      await tellAct(byRule, run.recordId, { field: 'rule', to: { id: rule.id, name: rule.name } })
    for (const [index, act] of rule.acts.entries())
      outcomes.push(
        await perform(byRule, { type, rule, recordId: run.recordId, key: `${run.id} ${index}`, index }, act),
      )
  })
  if (refusal) return finish(ctx, { rule, run }, { state: 'failed', problem: wordsOf(refusal) })
  await tell(byRule, type, { rule, run }, outcomes)
  await finish(ctx, { rule, run }, { state: 'done', outcomes })
}

const wordsOf = ({ code, errors }: Refusal): string =>
  errors.map(({ path, message }) => (path ? `${path}: ${message}` : message)).join('; ') || code

async function tell(ctx: Ctx, type: ObjectType, { rule, run }: Asked, outcomes: Outcome[]): Promise<void> {
  const values = (await lockRows(ctx, type, [run.recordId])).get(run.recordId)?.values
  const id = (field: string) => (typeof values?.[field] === 'string' ? String(values[field]) : null)
  await ctx.record({
    ...{ type: 'automation.ran', object: type.name, recordId: run.recordId },
    ...{ contactId: id('contactId'), companyId: id('companyId') },
    payload: { runId: run.id, ruleId: rule.id, name: rule.name, outcomes },
  })
}

async function goesRound(ctx: Ctx, { id, ruleId, recordId, queuedAt, chain }: Waiting): Promise<boolean> {
  if (chain.includes(ruleId)) return true
  const { rows } = await sql<{ count: number }>`select count(*)::int as count from automation_runs
    where workspace_id = ${ctx.workspaceId} and rule_id = ${ruleId} and record_id = ${recordId} and id <> ${id} and ran_at is not null
      and queued_at > ${queuedAt}::timestamptz - interval '1 hour'`.execute(ctx.db)
  return (rows[0]?.count ?? 0) >= MOST_AN_HOUR
}

interface Finished {
  state: 'done' | 'failed' | 'stopped'
  outcomes?: Outcome[]
  problem?: string
}

async function finish(ctx: Ctx, { rule, run }: Asked, { state, outcomes = [], problem }: Finished): Promise<void> {
  await sql`update automation_runs set state = ${state}, outcomes = ${JSON.stringify(outcomes)}::jsonb,
      problem = ${problem?.slice(0, 2000) ?? null}, rule_version = ${rule.version}, rule_name = ${rule.name}, ran_at = ${ctx.now().toISOString()}
    where workspace_id = ${ctx.workspaceId} and id = ${run.id}`.execute(ctx.db)
}

async function forget(ctx: Ctx, { id }: Waiting): Promise<void> {
  await sql`delete from automation_runs where workspace_id = ${ctx.workspaceId} and id = ${id}`.execute(ctx.db)
}

/** Tries so often, a minute after the first, then two, four … */
const MOST_TRIES = 6

/** What failed for no reason of the rule's is tried again later, and at last told as failed. */
export async function noteFailure(ctx: Ctx, id: string, error: unknown): Promise<void> {
  const problem = (error instanceof Error ? error.message : String(error)).slice(0, 2000)
  await sql`update automation_runs set tries = tries + 1, problem = ${problem},
      state = case when tries + 1 >= ${MOST_TRIES} then 'failed' else 'waiting' end,
      ran_at = case when tries + 1 >= ${MOST_TRIES} then ${ctx.now().toISOString()}::timestamptz end,
      not_before = ${ctx.now().toISOString()}::timestamptz + make_interval(mins => (2 ^ tries)::int)
    where workspace_id = ${ctx.workspaceId} and id = ${id} and state = 'waiting'`.execute(ctx.db)
}
