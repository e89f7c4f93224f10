import { z } from 'zod'
import { seal, unseal } from '#platform/auth/single-sign-on/sealed'
import type { Kith } from '#platform/ctx/ctx'

/** What a provider gave: what opens the mailbox until then, and what is changed for the next of it. */
const Tokens = z.strictObject({
  refreshToken: z.string(),
  accessToken: z.string(),
  endsAt: z.string(),
})
export type Tokens = z.output<typeof Tokens>

/** What opens a mailbox. */
const Credentials = z.union([z.strictObject({ password: z.string() }), Tokens])
export type Credentials = z.output<typeof Credentials>

const purpose = 'credentials of a mailbox'

export const sealCredentials = (kith: Kith, credentials: Credentials): Buffer =>
  seal(kith, purpose, JSON.stringify(credentials))

/** Null: there are none, or they were sealed with another secret of the installation. */
export function openCredentials(kith: Kith, sealed: Buffer | null): Credentials | null {
  const text = sealed && unseal(kith, purpose, sealed)
  return text ? Credentials.parse(JSON.parse(text)) : null
}
