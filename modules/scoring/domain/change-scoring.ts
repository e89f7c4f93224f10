import { sql } from 'kysely'
import type { Ctx } from '#platform/ctx/ctx'
import { refuse } from '#platform/http/refusal'
import '../events.ts'
import { checkScheme } from './check-scheme.ts'
import { requestPass } from './run-pass.ts'
import { engagementRules, fitRules, type Scheme } from './scheme-shape.ts'
import { heldScoring } from './stored-scoring.ts'

interface Change {
  /** The version one has seen; null where there was none. */
  version: number | null
  active: boolean
  scheme: Scheme
}

/**
 * Sets the rules, and asks for a pass by them. Of two who begin at once, or edit the same version, the key and the held row
 * let one win.
 * @throws Refusal version_conflict, invalid_input naming the rule
 */
export async function changeScoring(ctx: Ctx, { version, active, scheme }: Change): Promise<void> {
  const held = await heldScoring(ctx)
  if ((held?.version ?? null) !== version) refuse('version_conflict', { version: held?.version })
  await checkScheme(ctx, scheme, held?.scheme ?? null)
  const now = ctx.now().toISOString()
  const pastNames = { ...held?.pastNames, ...namesOf(scheme) }
  const { numAffectedRows } =
    await sql`insert into scorings as kept (workspace_id, active, scheme, past_names, updated_at)
    values (${ctx.workspaceId}, ${active}, ${JSON.stringify(scheme)}::jsonb, ${JSON.stringify(pastNames)}::jsonb, ${now})
    on conflict (workspace_id) do update set active = excluded.active, scheme = excluded.scheme, past_names = excluded.past_names,
      updated_at = excluded.updated_at, version = kept.version + 1 where kept.version = ${version}`.execute(ctx.db)
  if (numAffectedRows === 0n) refuse('version_conflict', { version })
  await ctx.record({
    type: 'scoring.updated',
    object: 'scoring',
    payload: {
      active,
      rulesChanged: JSON.stringify(held?.scheme) !== JSON.stringify(scheme),
      version: (version ?? 0) + 1,
    },
  })
  await requestPass(ctx)
}

/** Asks for a pass over all contacts. @throws Refusal scoring_not_active */
export async function passAnew(ctx: Ctx): Promise<void> {
  const held = await heldScoring(ctx)
  if (!held?.active) refuse('scoring_not_active')
  await requestPass(ctx)
}

const namesOf = (scheme: Scheme): Record<string, string> =>
  Object.fromEntries(
    [...fitRules(scheme), ...engagementRules(scheme), ...scheme.fit.groups, ...scheme.engagement.groups].map(
      ({ id, name }) => [id, name],
    ),
  )
