import type { Ctx } from '#platform/ctx/ctx'
import type { RecordedEvent, Subscriber } from '#platform/events/subscriber'
import type { Filter } from '#platform/objects/filter'
import { touchedBy } from '#platform/segments/touched-records'
import { requestPass } from '../domain/run-pass.ts'
import { engagementRules, fitRules, type Scheme } from '../domain/scheme-shape.ts'
import { heldScoring, type StoredScoring } from '../domain/stored-scoring.ts'
import { writeScores } from '../domain/write-scores.ts'

const MINUTE_MS = 60_000

/**
 * Keeps scores up to date with every change: scores the contacts anew that events touched, from all that ever happened to
 * them, and no others. What an import brings is caught up with at its end, by a pass.
 */
export const followScores: Subscriber = {
  name: 'scoring',
  // What segments tell is left to the nightly pass: a segment over scores and a rule over that segment would chase each other.
  types: /^(?!segment\.|contact\.score_changed$)/,
  only: 'exists (select from scorings s where s.workspace_id = e.workspace_id and s.active)',
  passesOver: ['import'],
  gatherMs: 500,
  handle: followEvents,
}

async function followEvents(ctx: Ctx, events: readonly RecordedEvent[]): Promise<void> {
  const scoring = await heldScoring(ctx)
  if (!scoring?.active) return
  if (events.some(({ type }) => /^import\.(finished|undone)$/.test(type))) return requestPass(ctx)
  const touched = await touchedBy(ctx, ctx.objects.find('contact'), asked(scoring.scheme), events)
  if (!touched) return requestPass(ctx)
  for (const id of touched.keys()) if (isStillToCome(scoring, id)) touched.delete(id)
  if (touched.size === 0) return
  const { changed, moved } = await writeScores(ctx, scoring, {
    reach: { ids: [...touched.keys()] },
    because: 'change',
    causes: touched,
  })
  if (changed > moved) await tellSegmentsLater(ctx)
}

/** A pass after an edit will score this contact, after this, and see what these events tell. */
const isStillToCome = ({ filledVersion, version, passAfter }: StoredScoring, id: string) =>
  filledVersion < version && (passAfter === null || id > passAfter)

/** What the rules ask, as filters. */
const asked = (scheme: Scheme): Filter[] => [
  ...fitRules(scheme).map(({ when }) => when),
  ...engagementRules(scheme).map(({ event, changed, where }): Filter => ({ event, op: 'atLeast', changed, where })),
]

/** A label that is another is an event, which segments follow; points are not, and are looked at every few minutes. */
async function tellSegmentsLater(ctx: Ctx): Promise<void> {
  const runAt = new Date(Math.ceil((ctx.now().getTime() + 1) / (5 * MINUTE_MS)) * 5 * MINUTE_MS)
  await ctx.later('scoring.tellSegments', {}, { key: `scoring.tellSegments ${ctx.workspaceId}`, runAt })
}
