import { sql } from 'kysely'
import type { Kith } from '#platform/ctx/ctx'
import { refuse } from '#platform/http/refusal'
import type { SignInWay } from './sign-in-ways.ts'

/**
 * Refuses the password of somebody whose every workspace is entered by its provider alone. Only who knows the password learns
 * of that; to anybody else it is as wrong as it always was.
 * @throws Refusal provider_needed, wrong_credentials
 */
export async function refuseWhereProviderNeeded(kith: Kith, input: Record<string, unknown>): Promise<void> {
  const person = await kith.database.app
    .selectFrom('users')
    .leftJoin('credentials', (join) =>
      join.onRef('credentials.userId', '=', 'users.id').on('credentials.providerId', '=', 'credential'),
    )
    .select(['users.id', 'credentials.password'])
    .where('users.email', '=', String(input.email).toLowerCase())
    .executeTakeFirst()
  const way = person && (await providerNeededBy(kith, person.id))
  if (!way) return
  const isRight = person.password !== null && (await kith.auth.isPassword(String(input.password), person.password))
  if (isRight) refuse('provider_needed', { label: way.label })
  refuse('wrong_credentials')
}

/** The provider that somebody must come by, because no workspace of theirs takes their password; null: none. */
async function providerNeededBy(kith: Kith, userId: string): Promise<SignInWay | null> {
  const { rows } = await sql<SignInWay>`select * from kith.provider_needed_by(${userId})`.execute(kith.database.app)
  return rows[0] ?? null
}
