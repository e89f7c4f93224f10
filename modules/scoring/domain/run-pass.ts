import { sql } from 'kysely'
import type { Ctx } from '#platform/ctx/ctx'
import { passAfterFacet } from '#platform/segments/tasks'
import { heldScoring, type StoredScoring } from './stored-scoring.ts'
import { writeScores } from './write-scores.ts'

const FEWEST_AT_ONCE = 20_000
const MOST_STEPS = 20
const LAST = 'ffffffff-ffff-ffff-ffff-ffffffffffff'

/** Asks for a full pass in the background, from the beginning. */
export async function requestPass(ctx: Ctx): Promise<void> {
  const now = ctx.now().toISOString()
  await sql`update scorings set requested_at = ${now}, pass_after = null, pass_done = 0, pass_total = 0
    where workspace_id = ${ctx.workspaceId}`.execute(ctx.db)
  await ctx.later('scoring.pass', {}, { key: `scoring.pass ${ctx.workspaceId}` })
}

/**
 * One step of a full pass: the next part of the contacts, in the order of their ids, in a transaction of its own. Where it
 * was broken off it goes on; whoever asks for another pass meanwhile sends it back to the beginning.
 * @returns whether more is to do
 */
export async function passOn(ctx: Ctx): Promise<boolean> {
  const scoring = await heldScoring(ctx)
  if (!scoring || scoring.requestedAt === null) return false
  if (!scoring.active) return forget(ctx)
  const total = scoring.passAfter === null ? await countContacts(ctx) : scoring.passTotal
  const upTo = await endOfStep(ctx, scoring.passAfter, Math.max(FEWEST_AT_ONCE, Math.ceil(total / MOST_STEPS)))
  const because = scoring.filledVersion < scoring.version ? 'edit' : 'time'
  const { looked } = await writeScores(ctx, scoring, { reach: { after: scoring.passAfter, upTo }, because })
  if (upTo === LAST) await finish(ctx, scoring)
  else
    await sql`update scorings set pass_after = ${upTo}::uuid, pass_done = ${scoring.passAfter === null ? 0 : scoring.passDone}::int + ${looked}::int,
      pass_total = ${total} where workspace_id = ${ctx.workspaceId}`.execute(ctx.db)
  return upTo !== LAST
}

async function countContacts(ctx: Ctx): Promise<number> {
  const { rows } = await sql<{ count: number }>`select count(*)::int as count from contacts
    where workspace_id = ${ctx.workspaceId} and deleted_at is null`.execute(ctx.db)
  return rows[0]?.count ?? 0
}

/** The id of the last contact of a step of this size. */
async function endOfStep(ctx: Ctx, after: string | null, size: number): Promise<string> {
  const { rows } = await sql<{ id: string }>`select id from contacts where workspace_id = ${ctx.workspaceId}
    and (${after}::uuid is null or id > ${after}::uuid) order by id offset ${size - 1} limit 1`.execute(ctx.db)
  return rows[0]?.id ?? LAST
}

async function finish(ctx: Ctx, { version }: StoredScoring): Promise<void> {
  const now = ctx.now().toISOString()
  await sql`update scorings set computed_at = ${now}, filled_version = ${version}, requested_at = null, pass_after = null,
    pass_done = 0, pass_total = 0 where workspace_id = ${ctx.workspaceId}`.execute(ctx.db)
  await sql`delete from contact_score_changes where workspace_id = ${ctx.workspaceId}
    and changed_at < ${now}::timestamptz - interval '400 days'`.execute(ctx.db)
  await passAfterFacet(ctx, 'contact', 'scoring')
}

/** A scoring that is switched off has no scores; how they came stays. */
async function forget(ctx: Ctx): Promise<false> {
  await sql`delete from contact_scores where workspace_id = ${ctx.workspaceId} and source = 'rules'`.execute(ctx.db)
  await sql`update scorings set requested_at = null, pass_after = null, filled_version = 0, computed_at = null
    where workspace_id = ${ctx.workspaceId}`.execute(ctx.db)
  await passAfterFacet(ctx, 'contact', 'scoring')
  return false
}
