import { sql } from 'kysely'
import { type Ctx, inLightOf } from '#platform/ctx/ctx'
import type { Seed } from '#platform/objects/seed'
import { createView } from '#platform/views/save-view'
import { changeScoring } from './domain/change-scoring.ts'
import { defaultScheme } from './domain/default-scheme.ts'
import { passOn } from './domain/run-pass.ts'
import { heldScoring } from './domain/stored-scoring.ts'
import { writeScores } from './domain/write-scores.ts'

const WEEKS = 10
const STEP = 2
const WEEK_MS = 7 * 86_400_000
const LAST = 'ffffffff-ffff-ffff-ffff-ffffffffffff'

/** Scoring as Kith proposes it, switched on ten weeks ago and followed since; nothing where the workspace scores already. */
export async function seedScoring({ ctx }: Seed): Promise<void> {
  if (await heldScoring(ctx)) return
  const today = ctx.now().getTime()
  const weeksAgo = (weeks: number) => inLightOf(ctx, { now: () => new Date(today - weeks * WEEK_MS) })
  await changeScoring(weeksAgo(WEEKS), { version: null, active: true, scheme: defaultScheme(ctx) })
  while (await passOn(weeksAgo(WEEKS)));
  for (let week = WEEKS - STEP; week >= 0; week -= STEP) {
    const scoring = await heldScoring(ctx)
    if (scoring) await writeScores(weeksAgo(week), scoring, { reach: { after: null, upTo: LAST }, because: 'change' })
  }
  await sql`update scorings set computed_at = ${ctx.now().toISOString()} where workspace_id = ${ctx.workspaceId}`.execute(
    ctx.db,
  )
}

const words = { en: 'Whom to call first', de: 'Wen zuerst anrufen' }

/** The contacts in the order of what happened lately with those who fit. */
export async function seedScoreView({ ctx }: Seed): Promise<void> {
  await createView(ctx, {
    ...{ object: 'contact', kind: 'table', visibility: 'everyone', teamId: null },
    name: words[ctx.workspace.locale.startsWith('de') ? 'de' : 'en'],
    settings: {
      filter: { and: [{ field: 'scoring.fitBand', op: 'in', value: ['A', 'B'] }] },
      sort: '-scoring.engagement',
      columns: ['companies', 'scoring.label', 'scoring.fit', 'scoring.engagement', 'phones', 'ownerId'].map((name) => ({
        name,
      })),
    },
  })
}

/** Takes the demo's scoring out, with what it scored; rules that somebody has edited since are the workspace's own. */
export async function forgetDemoScoring(ctx: Ctx, demo: string): Promise<void> {
  const { rows } = await sql`delete from scorings where workspace_id = ${ctx.workspaceId} and version = 1 and exists (
      select from events where events.workspace_id = scorings.workspace_id and cause_id = ${demo} and type = 'scoring.updated')
    returning 1`.execute(ctx.db)
  if (rows.length === 0) return
  await sql`delete from contact_scores where workspace_id = ${ctx.workspaceId}`.execute(ctx.db)
  await sql`delete from contact_score_changes where workspace_id = ${ctx.workspaceId}`.execute(ctx.db)
}
