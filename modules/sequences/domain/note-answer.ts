import type { Ctx } from '#platform/ctx/ctx'
import { refuse } from '#platform/http/refusal'
import { endAll } from './end-enrolment.ts'
import { findLetter } from './list-letters.ts'
import { logMail } from './send-letter.ts'
import { findReader } from './write-mail.ts'

interface Answered {
  id: string
  /** What they wrote, if it is known. */
  text: string
  /** The answer stands on the timeline already, as a mail of a mailbox. */
  isLogged?: boolean
}

/**
 * Takes note, once, that a mail was answered: the answer stands on the timelines of its contact and deal, and ends what waited
 * for it. For whoever presses the button, and for answers that come into mailboxes.
 * @throws Refusal letter_not_found
 */
export async function noteAnswer(ctx: Ctx, { id, text, isLogged = false }: Answered) {
  const letter = await findLetter(ctx, id)
  const taken = await ctx.db
    .updateTable('letters')
    .set({ answeredAt: ctx.now().toISOString() })
    .where('workspaceId', '=', ctx.workspaceId)
    .where('id', '=', id)
    .where('answeredAt', 'is', null)
    .returning(['contactId', 'dealId', 'senderId'])
    .executeTakeFirst()
  if (!taken) return findLetter(ctx, id)
  const contact = await findReader(ctx, taken.contactId)
  const title = /^(re|aw):/i.test(letter.subject) ? letter.subject : `Re: ${letter.subject}`
  if (!isLogged)
    await logMail(ctx, {
      ...{ direction: 'in', title, details: text, contact, dealId: taken.dealId },
      ownerId: taken.senderId ?? ctx.userId ?? refuse('letter_not_found'),
    })
  // At once, so that no step slips in before the stream of events is read.
  await endAll(ctx, [contact.id], 'answered')
  return findLetter(ctx, id)
}
