import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { countAttempt } from '#platform/auth/attempts'
import { actingOf, authenticate } from '#platform/auth/authenticate'
import { inWorkspace, type Kith } from '#platform/ctx/ctx'
import { Refusal, refuse } from '#platform/http/refusal'
import { type Begun, begunBy } from '../domain/begin-sign-in.ts'
import { changeableMailbox, type StoredMailbox } from '../domain/find-mailbox.ts'
import { findStoredProvider } from '../domain/mail-providers.ts'
import { openMailbox } from '../domain/open-mailbox.ts'
import { connectImap } from './connect-imap.ts'
import { firstTokens } from './provider-tokens.ts'
import { wordsFor } from './words-for.ts'

const limit = { most: 60, seconds: 60 }
const SETTINGS = '/settings/mailboxes'

/** The way back from a mailbox's provider. It is a page to a browser: what is refused leads to the settings, which have the words for it. */
export function mountMailSignIn(server: FastifyInstance, kith: Kith): void {
  server.get<{ Querystring: { state?: unknown } }>('/api/mail-sign-ins/return', async (request, reply) => {
    reply.header('cache-control', 'no-store')
    const state = String(request.query.state ?? '')
    const begun = begunBy(kith, state)
    try {
      await countAttempt(kith, `mailboxes opened from ${request.ip}`, limit)
      if (!begun) return refuse('sign_in_interrupted')
      await comeBack(kith, request, { begun, state })
      return reply.redirect(`${SETTINGS}?${new URLSearchParams({ open: begun.mailboxId })}`, 303)
    } catch (no) {
      if (no instanceof Refusal) return refused(kith, reply, no, begun)
      throw no
    }
  })
}

function refused(kith: Kith, reply: FastifyReply, { code, params }: Refusal, begun: Begun | null) {
  kith.log.warn({ reason: code, ...params }, 'a mailbox was not opened by its provider')
  const open: Record<string, string> = begun ? { open: begun.mailboxId } : {}
  return reply.redirect(`${SETTINGS}?${new URLSearchParams({ ...open, refused: code })}`, 303)
}

async function comeBack(kith: Kith, request: FastifyRequest, { begun, state }: { begun: Begun; state: string }) {
  const visitor = await authenticate(kith, request)
  const acting = actingOf(visitor, 'mailboxes.update')
  // Whoever else comes with this state was sent here by somebody: it opens nothing of theirs.
  const isTheirs = visitor.userId === begun.userId && acting.workspaceId === begun.workspaceId
  if (!isTheirs || visitor.via !== 'session') refuse('sign_in_interrupted')
  const { mailbox, provider } = await inWorkspace(kith, acting, async (ctx) => ({
    mailbox: await changeableMailbox(ctx, begun.mailboxId),
    provider: await findStoredProvider(ctx, begun.providerId),
  }))
  const { search } = new URL(request.url, kith.config.publicUrl)
  const tokens = await firstTokens(kith, provider, { state, query: search })
  await refuseAnother(kith, { ...mailbox, imap: provider.imap }, tokens.accessToken)
  await inWorkspace(kith, acting, (ctx) => openMailbox(ctx, kith, begun, tokens))
}

/**
 * Tokens of another account than the mailbox's open nothing there: told at once, and not kept. A server that does not answer now may
 * do so later.
 */
async function refuseAnother(kith: Kith, { imap, address }: StoredMailbox, accessToken: string): Promise<void> {
  try {
    const client = await connectImap(kith, imap, { login: address, accessToken })
    client.close()
  } catch (error) {
    if (wordsFor(error).problem === 'login_refused') refuse('mail_account_refused', { address })
  }
}
