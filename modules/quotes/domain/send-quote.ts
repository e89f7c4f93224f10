import { freshSecret } from '#platform/calendar/secret-address'
import type { Ctx } from '#platform/ctx/ctx'
import { refuse, refuseInput } from '#platform/http/refusal'
import type { Caller } from '#platform/http/route'
import { languageOf, translator } from '#platform/i18n/translate'
import { sendMail } from '#platform/mail/send-mail'
import { refuseOutOfReach } from '#platform/objects/reach'
import de from '../locales/de.json' with { type: 'json' }
import en from '../locales/en.json' with { type: 'json' }
import { refuseUnapproved } from './approvals.ts'
import { describeQuote } from './describe-quote.ts'
import { addressOf } from './link.ts'
import { lockQuote, moveQuote, standsWith } from './move-quote.ts'
import { type Offer, offerOf } from './offer.ts'
import { today } from './today.ts'

interface Sending {
  id: string
  mailTo?: string | undefined
  message?: string | undefined
}

/** Sends a quote: freezes it, and mails where it is read to whom it names. @throws Refusal as `freezeQuote`, forbidden */
export async function sendQuote(ctx: Ctx, { id, mailTo, message }: Sending, { kith }: Pick<Caller, 'kith'>) {
  await refuseOutOfReach(ctx, ctx.objects.find('quote'), 'update', [id])
  const { offer, secret } = await freezeQuote(ctx, { id, mailTo })
  if (mailTo) {
    const t = translator({ en, de }, languageOf(ctx.workspace.locale))
    const link = addressOf(ctx, kith, { quoteId: id, secret })
    const { number, revision, sender, owner } = offer
    const subject = t('mail.subject', { number, sender })
      .replaceAll(/\p{Cc}/gu, ' ')
      .slice(0, 500)
    const text = [message || t('mail.text'), link, owner ?? sender].join('\n\n')
    await sendMail(ctx, { key: `quote:${id}:${revision}`, to: mailTo, subject, text })
  }
  return describeQuote(ctx, { id }, { kith })
}

/**
 * Keeps what a draft offers, word for word, under a secret of its own. Two may press at once: the second finds the quote sent.
 * @throws Refusal record_not_found, quote_not_draft, quote_needs_approval; invalid_input for what it still needs
 */
export async function freezeQuote(ctx: Ctx, { id, mailTo }: Pick<Sending, 'id' | 'mailTo'>) {
  const quote = await lockQuote(ctx, id)
  const { number, status, revision } = quote
  if (status !== 'draft') refuse('quote_not_draft', { number })
  const offer = await offerOf(ctx, id, today(ctx))
  refuseUnready(ctx, offer)
  await refuseUnapproved(ctx, id, quote)
  const sentAt = ctx.now().toISOString()
  const secret = freshSecret()
  await ctx.db
    .insertInto('quoteRevisions')
    .values({
      ...{ workspaceId: ctx.workspaceId, quoteId: id, revision, content: JSON.stringify(offer), secret },
      ...{ sentAt, sentBy: ctx.userId, sentTo: mailTo ?? null },
    })
    .execute()
  await moveQuote(ctx, id, { status: 'sent', sentAt })
  await ctx.record({ type: 'quote.sent', ...standsWith(id, quote), payload: { revision, to: mailTo ?? null } })
  return { offer, secret }
}

function refuseUnready(ctx: Ctx, { lines, validUntil }: Offer): void {
  if (lines.length === 0)
    refuseInput({
      path: 'lines',
      code: 'missing',
      message: 'The quote has no lines',
      mend: 'Say what is offered first.',
    })
  if (validUntil === null || validUntil < today(ctx))
    refuseInput({
      path: 'validUntil',
      code: 'past',
      message: 'The quote is not valid any more',
      mend: 'Say until which day it is valid, today or later.',
    })
}
