import { sql } from 'kysely'
import type { Ctx, Kith } from '#platform/ctx/ctx'
import { refuse } from '#platform/http/refusal'
import { sendWaiting } from '#platform/mail/send-mail'
import { consentAddress } from '../outside/provider-tokens.ts'
import { type Begun, stateOf } from './begin-sign-in.ts'
import { sealCredentials, type Tokens } from './credentials.ts'
import { changeableMailbox } from './find-mailbox.ts'
import { guessHosts } from './guess-hosts.ts'
import { findStoredProvider } from './mail-providers.ts'
import { laterSync } from './save-mailbox.ts'

/**
 * Where somebody opens a mailbox by its provider, or by its first: then it needs no password any more.
 * @throws Refusal mailbox_not_found, mail_provider_not_found, forbidden, person_needed, provider_secret_wrong
 */
export async function beginOpening(ctx: Ctx, kith: Kith, asked: { id: string; providerId?: string | undefined }) {
  const userId = ctx.userId ?? refuse('person_needed')
  const mailbox = await changeableMailbox(ctx, asked.id)
  const provider = await findStoredProvider(ctx, asked.providerId ?? mailbox.providerId)
  const state = stateOf(kith, {
    ...{ workspaceId: ctx.workspaceId, userId, mailboxId: mailbox.id, providerId: provider.id },
  })
  return { address: await consentAddress(kith, provider, { state, address: mailbox.address }) }
}

/** Keeps what a provider gave for a mailbox: from now on it is read and written through by that. @throws Refusal as `beginOpening` */
export async function openMailbox(
  ctx: Ctx,
  kith: Kith,
  { mailboxId, providerId }: Pick<Begun, 'mailboxId' | 'providerId'>,
  tokens: Tokens,
): Promise<void> {
  const { address, kind, state } = await changeableMailbox(ctx, mailboxId)
  const { imap, smtp } = await findStoredProvider(ctx, providerId, { hold: true })
  // Whoever paused it goes on with it.
  const isRead = state !== 'paused'
  await ctx.db
    .updateTable('mailboxes')
    .set({
      ...{ auth: 'oauth2', providerId, secret: sealCredentials(kith, tokens), login: address },
      ...{
        imap: JSON.stringify(imap),
        smtp: JSON.stringify(smtp),
        filesSent: guessHosts(address, smtp.host).filesSent,
      },
      ...{ state: isRead ? 'active' : 'paused', connection: sql<number>`connection + 1`, refreshingUntil: null },
      ...{ failures: 0, retryAt: null, lastError: null, lastErrorAt: null },
      ...{ version: sql<number>`version + 1`, updatedAt: ctx.now().toISOString() },
    })
    .where('workspaceId', '=', ctx.workspaceId)
    .where('id', '=', mailboxId)
    .execute()
  if (isRead) {
    await laterSync(ctx, mailboxId)
    await sendWaiting(ctx, mailboxId)
  }
  const payload = { address, kind, state: isRead ? 'active' : 'paused' }
  await ctx.record({ type: 'mailbox.updated', object: 'mailbox', recordId: mailboxId, payload })
}
