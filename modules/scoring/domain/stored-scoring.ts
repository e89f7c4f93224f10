import { sql } from 'kysely'
import type { Ctx } from '#platform/ctx/ctx'
import type { Scheme } from './scheme-shape.ts'

/** A workspace's scoring as it is kept. */
export interface StoredScoring {
  active: boolean
  scheme: Scheme
  pastNames: Record<string, string>
  version: number
  /** The version by which all contacts have been scored. */
  filledVersion: number
  requestedAt: string | null
  passAfter: string | null
  passDone: number
  passTotal: number
  computedAt: string | null
}

const kept = sql`active, scheme, past_names, version, filled_version, requested_at, pass_after, pass_done, pass_total, computed_at`

/** The scoring of this workspace; null where there never was one. */
export async function storedScoring(ctx: Ctx): Promise<StoredScoring | null> {
  const { rows } =
    await sql<StoredScoring>`select ${kept} from scorings where workspace_id = ${ctx.workspaceId}`.execute(ctx.db)
  return rows[0] ?? null
}

/** The same, its row held until the transaction ends: who writes scores holds it, so that none writes over a newer look. */
export async function heldScoring(ctx: Ctx): Promise<StoredScoring | null> {
  const { rows } = await sql<StoredScoring>`select ${kept} from scorings
    where workspace_id = ${ctx.workspaceId} for no key update`.execute(ctx.db)
  return rows[0] ?? null
}
