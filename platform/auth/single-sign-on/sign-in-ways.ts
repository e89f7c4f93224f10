import { sql } from 'kysely'
import type { Caller } from '#platform/http/route'
import { countAttempt } from '../attempts.ts'

/** A button of the sign-in screen. */
export interface SignInWay {
  id: string
  label: string
}

/**
 * By which providers somebody may sign in whose email has this domain. A stranger who names none learns of a provider only
 * where it is the installation's only one; nobody gets a list of them.
 */
export async function listSignInWays({ kith, request }: Caller, { domain = '' }: { domain?: string | undefined }) {
  await countAttempt(kith, `ways of sign-in from ${request.ip}`, { most: 120, seconds: 60 })
  const { rows } = await sql<SignInWay>`select * from kith.sign_in_ways(${domain})`.execute(kith.database.app)
  return { items: rows, nextCursor: null }
}
