import { rightsOfPerson, rightsOfRole } from '#platform/auth/rights/rights'
import { rightsOfKey } from '#platform/auth/rights/rights-of-key'
import { nothing } from '#platform/auth/rights/rules'
import { type Recognised, rightsOf } from '#platform/auth/rights/workspace-rights'
import { inTransaction, type Tx } from '#platform/db/database'
import { steady } from '#platform/db/steady'
import type { Acting, Actor, Kith } from './ctx.ts'
import { NO_WORKSPACE, systemActing } from './system-acting.ts'

interface Origin {
  workspaceId: string
  userId: string | null
  /** The key by which they acted. */
  keyId?: string | undefined
  actor?: Actor | undefined
}

/**
 * Who a job acts for: the person it was enqueued by, or their key, with the rights they have now and not those of then;
 * without a person, the system. Somebody who left the workspace meanwhile may nothing, nor does a key that has ended. A key
 * may no more than its maker may now.
 * @throws Error when the workspace is gone.
 */
export async function actingForJob(kith: Kith, { workspaceId, userId, keyId, actor }: Origin): Promise<Acting> {
  if (workspaceId === NO_WORKSPACE) return systemActing
  return inTransaction(kith.database, { workspaceId, userId }, async (db) => {
    // Policies show exactly this workspace; the conditions say so to the reader and to the owner of the tables.
    const found = await db
      .selectFrom('workspaces')
      .modifyFront(steady)
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
    const has = keyId
      ? await hasByKey(db, workspaceId, keyId)
      : userId
        ? await hasAsMember(db, workspaceId, userId)
        : null
    const recognised = { workspaceId, userId: userId ?? '', role: '', ...has, rightsVersion, schemaVersion }
    const rights = has ? await rightsOf(kith, recognised, (work) => work(db)) : null
    return {
      workspaceId,
      workspace,
      schemaVersion,
      userId,
      keyId,
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

type Has = Pick<Recognised, 'role' | 'within' | 'scoped'>

async function hasAsMember(db: Tx, workspaceId: string, userId: string): Promise<Has | null> {
  const membership = await db
    .selectFrom('memberships')
    .modifyFront(steady)
    .select('role')
    .where('workspaceId', '=', workspaceId)
    .where('userId', '=', userId)
    .executeTakeFirst()
  return membership ?? null
}

/** As recognition has it of a request by key. */
async function hasByKey(db: Tx, workspaceId: string, keyId: string): Promise<Has | null> {
  const key = await db
    .selectFrom('apiKeys')
    .innerJoin('memberships', (maker) =>
      maker
        .onRef('memberships.workspaceId', '=', 'apiKeys.workspaceId')
        .onRef('memberships.userId', '=', 'apiKeys.createdBy'),
    )
    .modifyFront(steady)
    .select(['apiKeys.role', 'scopes', 'memberships.role as makersRole'])
    .where('apiKeys.workspaceId', '=', workspaceId)
    .where('apiKeys.id', '=', keyId)
    .where('revokedAt', 'is', null)
    .executeTakeFirst()
  return key ? rightsOfKey(key) : null
}
