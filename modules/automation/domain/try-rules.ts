import { sql } from 'kysely'
import type { Ctx } from '#platform/ctx/ctx'
import { refuse } from '#platform/http/refusal'
import { findRecord } from '#platform/objects/find-record'
import type { SubjectName } from '../contract/rule-shape.ts'
import { storedRules } from './stored-rules.ts'
import { subjectType } from './subjects.ts'
import { verdictOf } from './verdict.ts'

/** What each rule would make of a record, if its trigger came now; nothing is done. @throws Refusal record_not_found */
export async function tryRules(ctx: Ctx, { object, recordId }: { object: SubjectName; recordId: string }) {
  const type = subjectType(ctx, object)
  if (!type) return refuse('record_not_found', { object })
  await findRecord(ctx, type, recordId)
  const done = await doneOnce(ctx, recordId)
  const items = []
  for (const rule of (await storedRules(ctx)).filter((one) => one.object === object)) {
    const verdict = rule.on ? await verdictOf(ctx, type, rule, { recordId, at: ctx.now() }) : ('off' as const)
    const isDone = verdict === 'acts' && rule.once && done.has(rule.id)
    items.push({ ruleId: rule.id, name: rule.name, verdict: isDone ? ('once' as const) : verdict })
  }
  return { items }
}

async function doneOnce(ctx: Ctx, recordId: string): Promise<Set<string>> {
  const { rows } = await sql<{ ruleId: string }>`select rule_id from automation_runs
    where workspace_id = ${ctx.workspaceId} and record_id = ${recordId} and key = 'once'`.execute(ctx.db)
  return new Set(rows.map(({ ruleId }) => ruleId))
}
