import './events.ts'
import { createHash, randomBytes } from 'node:crypto'
import { uuidv7 } from 'uuidv7'
import type { Ctx } from '#platform/ctx/ctx'
import { refuse } from '#platform/http/refusal'
import type { Scope } from './permissions.ts'
import { refuseMore } from './rights/check-rules.ts'
import { findRole } from './rights/roles.ts'

/** An API key as people see it: without the key itself, of which only the hash is kept. */
export interface ApiKey {
  id: string
  name: string
  scopes: Scope[]
  /** Whose rights it has, within its scopes and what its maker may now; null: those of an administrator. */
  role: string | null
  /** The key's last four characters. */
  hint: string
  createdBy: { id: string; name: string }
  createdAt: string
  lastUsedAt: string | null
}

/**
 * Makes a key for the workspace. `key` is told here and never again.
 * @throws Refusal role_not_found, forbidden for a role that may more than whoever makes the key; without one it is an
 * administrator's
 */
export async function createApiKey(
  ctx: Ctx,
  { name, scopes, role = null }: { name: string; scopes: readonly Scope[]; role?: string | null | undefined },
): Promise<ApiKey & { key: string }> {
  const { workspaceId, userId } = ctx
  if (userId === null) throw new Error('An API key is made by a user')
  refuseMore(ctx, (await findRole(ctx, role ?? 'admin')).rules)
  const key = `kith_${randomBytes(32).toString('base64url')}`
  const kept = { id: uuidv7(), name, role, scopes: [...new Set(scopes)], hint: key.slice(-4) }
  const hash = createHash('sha256').update(key).digest()
  await ctx.db
    .insertInto('apiKeys')
    .values({ workspaceId, ...kept, hash, createdBy: userId, createdAt: ctx.now().toISOString() })
    .execute()
  const payload = { name, hint: kept.hint, scopes: kept.scopes }
  await ctx.record({ type: 'apiKey.created', object: 'apiKey', recordId: kept.id, payload })
  return { ...(await findApiKey(ctx, kept.id)), key }
}

/** The keys that work, newest first. */
export async function listApiKeys(ctx: Ctx): Promise<ApiKey[]> {
  const rows = await workingKeys(ctx).orderBy('apiKeys.id', 'desc').execute()
  return rows.map(apiKeyOf)
}

/** Ends a key at once. @throws Refusal api_key_not_found, also when it is revoked already. */
export async function revokeApiKey(ctx: Ctx, id: string): Promise<ApiKey> {
  const key = await findApiKey(ctx, id)
  const revoked = await ctx.db
    .updateTable('apiKeys')
    .set({ revokedAt: ctx.now().toISOString() })
    .where('workspaceId', '=', ctx.workspaceId)
    .where('id', '=', id)
    .where('revokedAt', 'is', null)
    .returning('id')
    .executeTakeFirst()
  if (!revoked) refuse('api_key_not_found')
  const { name, hint, scopes } = key
  await ctx.record({ type: 'apiKey.revoked', object: 'apiKey', recordId: id, payload: { name, hint, scopes } })
  return key
}

async function findApiKey(ctx: Ctx, id: string): Promise<ApiKey> {
  const row = await workingKeys(ctx).where('apiKeys.id', '=', id).executeTakeFirst()
  return row ? apiKeyOf(row) : refuse('api_key_not_found')
}

function workingKeys(ctx: Ctx) {
  return ctx.db
    .selectFrom('apiKeys')
    .innerJoin('users', 'users.id', 'apiKeys.createdBy')
    .select(['apiKeys.id', 'apiKeys.name', 'apiKeys.role', 'scopes', 'hint', 'createdBy', 'users.name as creator'])
    .select(['apiKeys.createdAt', 'lastUsedAt'])
    .where('apiKeys.workspaceId', '=', ctx.workspaceId)
    .where('revokedAt', 'is', null)
}

type KeyRow = Awaited<ReturnType<ReturnType<typeof workingKeys>['execute']>>[number]

function apiKeyOf({ createdBy, creator, scopes, ...row }: KeyRow): ApiKey {
  // Scopes are written by createApiKey alone.
  return { ...row, scopes: scopes as Scope[], createdBy: { id: createdBy, name: creator } }
}
