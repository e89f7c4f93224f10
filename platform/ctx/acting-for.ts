import { rightsOfPerson, rightsOfRole } from '#platform/auth/rights/rights'
import { nothing } from '#platform/auth/rights/rules'
import { rightsOf } from '#platform/auth/rights/workspace-rights'
import { inTransaction, type Tx } from '#platform/db/database'
import type { Acting, Actor, Kith } from './ctx.ts'
import { NO_WORKSPACE, systemActing } from './system-acting.ts'

/**
 * Who a job acts for: the person it was enqueued by, with the rights they have now and not those of then; without a
 * person, the system. Somebody who left the workspace meanwhile may nothing.
 * @throws Error when the workspace is gone.
 */
export async function actingForJob(
  kith: Kith,
  { workspaceId, userId, actor }: { workspaceId: string; userId: string | null; actor?: Actor },
): Promise<Acting> {
  if (workspaceId === NO_WORKSPACE) return systemActing
  return inTransaction(kith.database, { workspaceId, userId }, async (db) => {
    // Policies show exactly this workspace; the conditions say so to the reader and to the owner of the tables.
    const found = await db
      .selectFrom('workspaces')
      .select([
        'name',
        'locale',
        'timeZone',
        'currency',
        'defaultCountry',
        'linkCompanies',
        'schemaVersion',
        'rightsVersion',
      ])
      .where('id', '=', workspaceId)
      .executeTakeFirst()
    if (!found) throw new Error(`The workspace ${workspaceId} of this job is gone`)
    const { schemaVersion, rightsVersion, ...workspace } = found
    const role = userId ? await roleOf(db, workspaceId, userId) : null
    const recognised = { workspaceId, userId: userId ?? '', role: role ?? '', rightsVersion, schemaVersion }
    const rights = role ? await rightsOf(kith, recognised, (work) => work(db)) : null
    return {
      workspaceId,
      workspace,
      schemaVersion,
      userId,
      actor: actor ?? (userId ? { kind: 'user', id: userId } : { kind: 'system', id: null }),
      may: (permission) => (userId ? (rights?.may(permission) ?? false) : true),
      rights: rights ?? (userId ? nobody : undefined),
    }
  })
}

// Whoever left sees nothing.
const nobody = rightsOfPerson(
  rightsOfRole('', nothing, (plural) => plural),
  '',
  { mates: [], teams: [] },
)

async function roleOf(db: Tx, workspaceId: string, userId: string): Promise<string | null> {
  const membership = await db
    .selectFrom('memberships')
    .select('role')
    .where('workspaceId', '=', workspaceId)
    .where('userId', '=', userId)
    .executeTakeFirst()
  return membership?.role ?? null
}
