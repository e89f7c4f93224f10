import { sql } from 'kysely'
import type { Ctx } from '#platform/ctx/ctx'
import { titlesOf } from '#platform/objects/titles'
import type { Outcome, runStates } from '../contract/automation.ts'

const PAGE = 50

interface Asked {
  ruleId?: string | undefined
  recordId?: string | undefined
  state?: (typeof runStates)[number] | undefined
  before?: string | undefined
}

interface Run {
  id: string
  ruleId: string
  ruleName: string
  ruleVersion: number | null
  object: string
  recordId: string
  state: (typeof runStates)[number]
  outcomes: Outcome[]
  problem: string | null
  queuedAt: string
  ranAt: string | null
}

/** What rules did, the newest first, a page at a time. */
export async function listRuns(ctx: Ctx, { ruleId, recordId, state, before }: Asked) {
  const { rows } =
    await sql<Run>`select id, rule_id, rule_name, rule_version, object, record_id, state, outcomes, problem, queued_at, ran_at
    from automation_runs where workspace_id = ${ctx.workspaceId}
      and (${ruleId ?? null}::uuid is null or rule_id = ${ruleId ?? null})
      and (${recordId ?? null}::uuid is null or record_id = ${recordId ?? null})
      and (${state ?? null}::text is null or state = ${state ?? null})
      and (${before ?? null}::uuid is null or id < ${before ?? null})
    order by id desc limit ${PAGE + 1}`.execute(ctx.db)
  const shown = rows.slice(0, PAGE)
  const titles = await titlesOf(
    ctx,
    shown.map((run) => ({ object: run.object, id: run.recordId })),
  )
  const items = shown.map((run) => ({ ...run, record: titles.get(run.recordId)?.title ?? '' }))
  return { items, hasMore: rows.length > PAGE }
}
