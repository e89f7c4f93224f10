import { sql } from 'kysely'
import type { Ctx } from '#platform/ctx/ctx'
import type { Scoring } from '../contract/scoring.ts'
import { defaultScheme } from './default-scheme.ts'
import { storedScoring } from './stored-scoring.ts'

/** The workspace's rules, how far its scores are, and how the labels are spread among the contacts one sees. */
export async function describeScoring(ctx: Ctx): Promise<Scoring> {
  const scoring = await storedScoring(ctx)
  const { rows: labels } = await sql<{ label: string; contacts: number }>`
    select label, count(*)::int as contacts from contact_scores
    where workspace_id = ${ctx.workspaceId} and source = 'rules' group by label order by label`.execute(ctx.db)
  return {
    version: scoring?.version ?? null,
    active: scoring?.active ?? false,
    scheme: scoring?.scheme ?? defaultScheme(ctx),
    run: {
      computedAt: scoring?.computedAt ?? null,
      requestedAt: scoring?.requestedAt ?? null,
      done: scoring?.passDone ?? 0,
      total: scoring?.passTotal ?? 0,
    },
    labels,
  }
}
