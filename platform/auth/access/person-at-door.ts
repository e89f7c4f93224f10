import { createHash } from 'node:crypto'
import type { FastifyRequest } from 'fastify'
import type { Kith } from '#platform/ctx/ctx'
import type { KnownPerson } from './note-access.ts'

/** Somebody at the door, and whether they have two-step sign-in by now. */
export interface PersonAtDoor extends KnownPerson {
  twoFactorEnabled: boolean
  signedIn: boolean
}

/** Whose account a step of sign-in is about, before it is taken: by session, email, second step or reset link. */
export async function personAtDoor(
  kith: Kith,
  request: FastifyRequest,
  input: Record<string, unknown>,
): Promise<PersonAtDoor | null> {
  if (typeof input.email === 'string') return personBy(kith, 'email', input.email.toLowerCase())
  if (typeof input.token === 'string') return personOfSecret(kith, `reset-password:${input.token}`)
  const { cookie } = request.headers
  const session = kith.auth.tokenOf(cookie)
  if (session !== null) return personOfSession(kith, session)
  const secondStep = kith.auth.secondStepOf(cookie)
  return secondStep === null ? null : personOfSecret(kith, secondStep)
}

async function personBy(kith: Kith, column: 'id' | 'email', value: string): Promise<PersonAtDoor | null> {
  const found = await kith.database.app
    .selectFrom('users')
    .select(['id', 'name', 'twoFactorEnabled'])
    .where(column, '=', value)
    .executeTakeFirst()
  return found ? { ...found, signedIn: false } : null
}

async function personOfSession(kith: Kith, token: string): Promise<PersonAtDoor | null> {
  const found = await kith.database.app
    .selectFrom('sessions')
    .innerJoin('users', 'users.id', 'sessions.userId')
    .select(['users.id', 'users.name', 'users.twoFactorEnabled'])
    .where('sessions.token', '=', token)
    .executeTakeFirst()
  return found ? { ...found, signedIn: true } : null
}

/** better-auth keeps what leads to a person under the SHA-256 of its name, and the person as its value. */
async function personOfSecret(kith: Kith, name: string): Promise<PersonAtDoor | null> {
  const found = await kith.database.app
    .selectFrom('verifications')
    .select('value')
    .where('identifier', '=', createHash('sha256').update(name).digest('base64url'))
    .executeTakeFirst()
  return found ? personBy(kith, 'id', found.value) : null
}
