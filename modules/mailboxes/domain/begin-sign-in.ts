import { randomBytes } from 'node:crypto'
import { z } from 'zod'
import { seal, unseal } from '#platform/auth/single-sign-on/sealed'
import type { Kith } from '#platform/ctx/ctx'

const MINUTES = 10
const purpose = 'a mailbox being opened'

/** Which mailbox somebody opens by which provider. */
const Begun = z.strictObject({
  workspaceId: z.uuid(),
  userId: z.uuid(),
  mailboxId: z.uuid(),
  providerId: z.uuid(),
  endsAt: z.number(),
  random: z.string(),
})
export type Begun = z.output<typeof Begun>

/** Where a provider sends people back to. It is told there, letter by letter. */
export const mailReturnAddress = (kith: Kith) => `${kith.config.publicUrl}/api/mail-sign-ins/return`

/** The state that goes to the provider and comes back: sealed, so that nothing of it is kept here, and nobody else makes one. */
export function stateOf(kith: Kith, begun: Omit<Begun, 'endsAt' | 'random'>): string {
  const whole: Begun = {
    ...begun,
    endsAt: kith.now().getTime() + MINUTES * 60_000,
    random: randomBytes(16).toString('base64url'),
  }
  return seal(kith, purpose, JSON.stringify(whole)).toString('base64url')
}

/** What was begun; null: not here, or too long ago. */
export function begunBy(kith: Kith, state: string): Begun | null {
  const text = unseal(kith, purpose, Buffer.from(state, 'base64url'))
  const begun = text === null ? null : Begun.parse(JSON.parse(text))
  return begun && begun.endsAt > kith.now().getTime() ? begun : null
}

/** What the challenge was made of (PKCE, RFC 7636). It follows from the state and this installation's secret, and travels nowhere before. */
export const verifierOf = (kith: Kith, state: string) => kith.auth.sign(purpose, state).toString('base64url')
