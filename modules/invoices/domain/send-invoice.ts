import type { Ctx } from '#platform/ctx/ctx'
import { refuse } from '#platform/http/refusal'
import type { Caller } from '#platform/http/route'
import { languageOf, translator } from '#platform/i18n/translate'
import { sendMail } from '#platform/mail/send-mail'
import { refuseOutOfReach } from '#platform/objects/reach'
import de from '../locales/de.json' with { type: 'json' }
import en from '../locales/en.json' with { type: 'json' }
import { Bill } from './bill.ts'
import { addressOfBill } from './link.ts'
import { lockInvoice, moveInvoice, standsWith } from './move-invoice.ts'

interface Sending {
  id: string
  mailTo: string
  message?: string | undefined
  again: boolean
}

/**
 * Mails where an invoice is read. The invoice's lock and the number of the attempt are the mail's key: whoever presses twice, or
 * at the same time as another, sends it once unless they ask for it again.
 * @throws Refusal record_not_found, forbidden, invoice_not_issued, invoice_not_open, invoice_sent
 */
export async function sendInvoice(ctx: Ctx, { id, mailTo, message, again }: Sending, caller: Pick<Caller, 'kith'>) {
  await refuseOutOfReach(ctx, ctx.objects.find('invoice'), 'update', [id])
  const invoice = await lockInvoice(ctx, id)
  const { number, status } = invoice
  if (status === 'void') refuse('invoice_not_open', { number })
  const issue = await ctx.db
    .selectFrom('invoiceIssues')
    .select(['content', 'secret'])
    .where('workspaceId', '=', ctx.workspaceId)
    .where('invoiceId', '=', id)
    .executeTakeFirst()
  if (!issue) return refuse('invoice_not_issued')
  const attempt = await nextAttempt(ctx, { id, number, mailTo, again })
  const sentAt = ctx.now().toISOString()
  await ctx.db
    .insertInto('invoiceSendings')
    .values({ workspaceId: ctx.workspaceId, invoiceId: id, attempt, sentTo: mailTo, sentAt, sentBy: ctx.userId })
    .execute()
  const bill = Bill.parse(issue.content)
  const t = translator({ en, de }, languageOf(bill.locale))
  const subject = t(`mail.subject.${bill.kind}`, { number: bill.number, sender: bill.sender })
    .replaceAll(/\p{Cc}/gu, ' ')
    .slice(0, 500)
  const link = addressOfBill(ctx, caller, { invoiceId: id, secret: issue.secret })
  const text = [message || t(`mail.text.${bill.kind}`), link, bill.owner ?? bill.sender].join('\n\n')
  await sendMail(ctx, { key: `invoice:${id}:${attempt}`, to: mailTo, subject, text })
  await moveInvoice(ctx, id, { sentAt })
  await ctx.record({ type: 'invoice.sent', ...standsWith(id, invoice), payload: { to: mailTo } })
}

async function nextAttempt(
  ctx: Ctx,
  { id, number, mailTo, again }: { id: string; number: unknown; mailTo: string; again: boolean },
): Promise<number> {
  const earlier = await ctx.db
    .selectFrom('invoiceSendings')
    .select('sentTo')
    .where('workspaceId', '=', ctx.workspaceId)
    .where('invoiceId', '=', id)
    .execute()
  const wasThere = earlier.some(({ sentTo }) => sentTo.toLowerCase() === mailTo.toLowerCase())
  if (wasThere && !again) refuse('invoice_sent', { number, to: mailTo })
  return earlier.length + 1
}
