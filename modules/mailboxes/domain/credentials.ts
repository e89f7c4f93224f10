import { z } from 'zod'
import { seal, unseal } from '#platform/auth/single-sign-on/sealed'
import type { Kith } from '#platform/ctx/ctx'

/** What opens a mailbox. Of OAuth2: the refresh token, and the access token while it holds. */
const Credentials = z.union([
  z.strictObject({ password: z.string() }),
  z.strictObject({
    clientSecret: z.string().nullable(),
    refreshToken: z.string(),
    accessToken: z.string().nullable(),
    expiresAt: z.string().nullable(),
  }),
])
export type Credentials = z.output<typeof Credentials>

const purpose = 'credentials of a mailbox'

export const sealCredentials = (kith: Kith, credentials: Credentials): Buffer =>
  seal(kith, purpose, JSON.stringify(credentials))

/** Null: there are none, or they were sealed with another secret of the installation. */
export function openCredentials(kith: Kith, sealed: Buffer | null): Credentials | null {
  const text = sealed && unseal(kith, purpose, sealed)
  return text ? Credentials.parse(JSON.parse(text)) : null
}
