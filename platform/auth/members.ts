import type { Ctx, Kith } from '#platform/ctx/ctx'
import type { Visitor } from './authenticate.ts'
import { personOf } from './sessions.ts'

/** Everybody who belongs to the workspace, by name. */
export async function listMembers(ctx: Ctx) {
  return ctx.db
    .selectFrom('memberships')
    .innerJoin('users', 'users.id', 'memberships.userId')
    .select(['users.id', 'users.name', 'users.email', 'memberships.role'])
    .where('memberships.workspaceId', '=', ctx.workspaceId)
    .orderBy('users.name')
    .orderBy('users.id')
    .execute()
}

export interface Profile {
  id: string
  name: string
  email: string
  /** The language Kith speaks to this person; null: the browser's. */
  locale: 'en' | 'de' | null
  twoFactorEnabled: boolean
}

/** What a user has told about themselves. */
export async function findProfile(kith: Kith, userId: string): Promise<Profile> {
  const row = await kith.database.app
    .selectFrom('users')
    .select(['id', 'name', 'email', 'locale', 'twoFactorEnabled'])
    .where('id', '=', userId)
    .executeTakeFirstOrThrow()
  // The table's check constraint knows no other language.
  return { ...row, locale: row.locale as Profile['locale'] }
}

/** Changes the visitor's own name or language. */
export async function changeProfile(
  kith: Kith,
  visitor: Visitor,
  given: { name?: string | undefined; locale?: Profile['locale'] | undefined },
) {
  const { userId } = personOf(visitor)
  await kith.database.app
    .updateTable('users')
    .set({ ...given, updatedAt: kith.now().toISOString() })
    .where('id', '=', userId)
    .execute()
  return findProfile(kith, userId)
}
