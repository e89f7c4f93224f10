import { sql } from 'kysely'
import type { Ctx } from '#platform/ctx/ctx'
import { askingAbout } from '#platform/objects/narrowed'
import type { Preview } from '../contract/scoring.ts'
import { reckonScores } from './reckon-scores.ts'
import { engagementRules, fitRules, labels, type Scheme } from './scheme-shape.ts'

/** So many contacts are tried at most: their scores are there within a moment. */
const MOST_TRIED = 4_000

/**
 * How many contacts each rule would hold for and how the labels would be spread, among those this person sees: counted up to
 * some thousand contacts, else told from a sample of the table's pages, the same each time so that figures do not jump.
 */
export async function previewScheme(ctx: Ctx, scheme: Scheme): Promise<Preview> {
  const contacts = await countContacts(ctx)
  const ids = await someContacts(ctx, contacts)
  const { parts, refused } = await reckonScores(askingAbout(ctx, ids), scheme, { ids })
  const { rows } = await sql<{ kind: 'label' | 'rule'; key: string; count: number }>`
    with ${parts}
    select 'label' as kind, fit_band || engagement_band as key, count(*)::int as count from scored group by 2
    union all select 'rule', reason.key, count(*)::int from scored, jsonb_object_keys(scored.reasons) as reason(key) group by 2`.execute(
    ctx.db,
  )
  const scale = ids.length > 0 ? contacts / ids.length : 0
  const found = (kind: 'label' | 'rule', key: string) =>
    Math.round((rows.find((row) => row.kind === kind && row.key === key)?.count ?? 0) * scale)
  const rules = [...fitRules(scheme), ...engagementRules(scheme)]
  return {
    contacts,
    tried: ids.length,
    rules: rules.map(({ id }) => ({ id, contacts: refused.has(id) ? null : found('rule', id) })),
    labels: labels.map((label) => ({ label, contacts: found('label', label) })),
  }
}

async function countContacts(ctx: Ctx): Promise<number> {
  const { rows } = await sql<{ count: number }>`select count(*)::int as count from contacts
    where workspace_id = ${ctx.workspaceId} and deleted_at is null`.execute(ctx.db)
  return rows[0]?.count ?? 0
}

async function someContacts(ctx: Ctx, all: number): Promise<string[]> {
  // Ids of version 7 end in chance: their last bits draw the same share each time.
  const share = all <= MOST_TRIED ? 65_536 : Math.ceil((65_536 * MOST_TRIED) / all)
  const { rows } = await sql<{
    id: string
  }>`select id from contacts where workspace_id = ${ctx.workspaceId} and deleted_at is null
    and ('x' || right(id::text, 4))::bit(16)::int < ${share} limit ${MOST_TRIED + 500}`.execute(ctx.db)
  return rows.map(({ id }) => id)
}
