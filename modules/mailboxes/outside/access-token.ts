import { setTimeout as delay } from 'node:timers/promises'
import { actingForJob } from '#platform/ctx/acting-for'
import { type Ctx, inWorkspace, type Kith } from '#platform/ctx/ctx'
import { openCredentials, sealCredentials, type Tokens } from '../domain/credentials.ts'
import { storedMailbox } from '../domain/find-mailbox.ts'
import { findStoredProvider, type StoredProvider } from '../domain/mail-providers.ts'
import { nextTokens, type TokensRefused } from './provider-tokens.ts'

/** Sooner than it ends, for what is begun with it lasts. */
const EARLIER_MS = 5 * 60_000
/** Longer than a provider is waited for. */
const TURN_MS = 20_000
const LOOK_MS = 200

type Turn =
  | { is: 'there'; accessToken: string }
  | { is: 'elsewhere' }
  | { is: 'ours'; secret: Buffer; refreshToken: string; provider: StoredProvider }
  | { is: 'none'; why: TokensRefused }

/**
 * What opens a mailbox by its provider, asked anew before it ends. Providers change what one asks with and let the one before open
 * nothing: so one process asks at a time, and the others wait for its answer.
 * @param refused one that the mail server no longer takes, whatever its time says
 */
export async function accessTokenOf(
  kith: Kith,
  { workspaceId, mailboxId }: { workspaceId: string; mailboxId: string },
  refused?: string,
): Promise<string | TokensRefused> {
  const acting = await actingForJob(kith, { workspaceId, userId: null, actor: { kind: 'integration', id: mailboxId } })
  for (;;) {
    const turn = await inWorkspace(kith, acting, (ctx) => takeTurn(ctx, kith, mailboxId, refused))
    if (turn.is === 'there') return turn.accessToken
    if (turn.is === 'none') return turn.why
    if (turn.is === 'elsewhere') await delay(LOOK_MS)
    else {
      const answer = await nextTokens(kith, turn.provider, turn.refreshToken)
      const isRefused = 'problem' in answer
      const ended = { mailboxId, before: turn.secret, tokens: isRefused ? null : answer }
      await inWorkspace(kith, acting, (ctx) => endTurn(ctx, kith, ended))
      if (isRefused) return answer
    }
  }
}

/** What there is, or the right to ask for the next: until the turn ends nobody else has it. */
async function takeTurn(ctx: Ctx, kith: Kith, mailboxId: string, refused: string | undefined): Promise<Turn> {
  const mailbox = await storedMailbox(ctx, mailboxId, { hold: true })
  const tokens = mailbox && openCredentials(kith, mailbox.secret)
  if (!mailbox?.secret || !tokens || 'password' in tokens)
    return { is: 'none', why: { problem: 'consent_ended', said: 'nobody has signed in' } }
  const { accessToken, endsAt, refreshToken } = tokens
  const now = ctx.now().getTime()
  if (accessToken !== refused && Date.parse(endsAt) - EARLIER_MS > now) return { is: 'there', accessToken }
  if (mailbox.refreshingUntil && Date.parse(mailbox.refreshingUntil) > now) return { is: 'elsewhere' }
  if (!mailbox.providerId) return { is: 'none', why: { problem: 'provider_refused', said: 'the provider is gone' } }
  const provider = await findStoredProvider(ctx, mailbox.providerId)
  await note(ctx, mailboxId, { refreshingUntil: new Date(now + TURN_MS).toISOString() })
  return { is: 'ours', secret: mailbox.secret, refreshToken, provider }
}

interface Ended {
  mailboxId: string
  before: Buffer
  tokens: Tokens | null
}

/** Whoever signed in anew meanwhile has brought what holds: it is left. */
async function endTurn(ctx: Ctx, kith: Kith, { mailboxId, before, tokens }: Ended): Promise<void> {
  const mailbox = await storedMailbox(ctx, mailboxId, { hold: true })
  const isSame = mailbox?.secret && Buffer.compare(mailbox.secret, before) === 0
  await note(ctx, mailboxId, {
    refreshingUntil: null,
    ...(isSame && tokens ? { secret: sealCredentials(kith, tokens) } : {}),
  })
}

async function note(ctx: Ctx, mailboxId: string, noted: { refreshingUntil: string | null; secret?: Buffer }) {
  await ctx.db
    .updateTable('mailboxes')
    .set(noted)
    .where('workspaceId', '=', ctx.workspaceId)
    .where('id', '=', mailboxId)
    .execute()
}
