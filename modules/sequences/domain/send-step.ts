import { sql } from 'kysely'
import { uuidv7 } from 'uuidv7'
import type { Ctx, Kith } from '#platform/ctx/ctx'
import { languageOf, translator } from '#platform/i18n/translate'
import { fillIn } from '#platform/values/fill-in'
import { localDay } from '#platform/values/local-time'
import { nextWorking } from '#platform/values/working-time'
import type { Step } from '../contract/sequences.ts'
import de from '../locales/de.json' with { type: 'json' }
import en from '../locales/en.json' with { type: 'json' }
import { endEnrolment } from './end-enrolment.ts'
import { hasOptedOut } from './opted-out.ts'
import { mailsOf, writeLetter } from './send-letter.ts'
import { type AtHand, goOn, type UnderWay, wait, writeRun } from './take-steps.ts'
import { tellWaiting } from './tell-waiting.ts'
import { unsubscribeAddress } from './unsubscribe-address.ts'
import { valuesFor } from './variables.ts'
import { addressesOf } from './write-mail.ts'

/**
 * A mail that goes out by itself: where the sender's day is full it waits for the next, where a variable is empty it waits for
 * somebody to write it in, and whoever wants none gets none.
 */
export async function mailStep(ctx: Ctx, at: AtHand<Extract<Step, { subject: string }>>, kith: Pick<Kith, 'config'>) {
  const { one, step, contact, clock } = at
  if (await hasOptedOut(ctx, one.contactId)) return endEnrolment(ctx, one, 'optedOut')
  const values = await valuesFor(ctx, { contact, dealId: one.dealId, senderId: one.senderId })
  const [head, text] = [fillIn(step.subject, values), fillIn(step.body, values)]
  const isOpen = [...head.missing, ...head.unknown, ...text.missing, ...text.unknown].length > 0
  if (isOpen || addressesOf(contact).length === 0) {
    await writeRun(ctx, one, step, { outcome: 'waits', subject: head.text, body: text.text })
    await tellWaiting(ctx, one, contact)
    return wait(ctx, one, null)
  }
  // An example takes nobody's place: it does not leave.
  if (!one.isExample && !(await takePlace(ctx, one))) {
    const tomorrow = new Date(ctx.now().getTime() + 86_400_000)
    const start = new Date(`${localDay(tomorrow.toISOString(), clock.timeZone)}T00:00:00Z`)
    return wait(ctx, one, nextWorking(clock, start > ctx.now() ? start : tomorrow))
  }
  const letterId = uuidv7()
  const threadId = await sendOf(ctx, { one, contact, words: { subject: head.text, body: text.text }, letterId }, kith)
  await writeRun(ctx, one, step, { outcome: 'done', letterId })
  return goOn(ctx, one, ctx.now(), threadId)
}

interface Sent {
  one: Pick<UnderWay, 'id' | 'contactId' | 'dealId' | 'senderId' | 'threadId' | 'secret' | 'isExample'>
  contact: AtHand['contact']
  words: { subject: string; body: string }
  letterId: string
}

/** Sends a mail of a sequence, in its conversation and with the way out of it. @returns the conversation */
export async function sendOf(
  ctx: Ctx,
  { one, contact, words, letterId }: Sent,
  kith: Pick<Kith, 'config'>,
): Promise<string> {
  const t = translator({ en, de }, languageOf(String(contact.language ?? ''), ctx.workspace.locale))
  const unsubscribe = unsubscribeAddress(ctx, kith, one)
  const thread = one.threadId ? await mailsOf(ctx, one.threadId) : { id: null, mails: [] }
  await writeLetter(ctx, {
    ...{ id: letterId, contact, dealId: one.dealId, senderId: one.senderId, templateId: null },
    ...{ to: addressesOf(contact)[0] ?? '', ...oneLine(words), thread, isExample: one.isExample },
    ...{ foot: `\n\n-- \n${ctx.workspace.name}\n${t('mail.foot')}\n${unsubscribe}`, unsubscribe },
  })
  return thread.id ?? letterId
}

const oneLine = ({ subject, body }: { subject: string; body: string }) => ({
  subject: subject.replaceAll(/\p{Cc}+/gu, ' ').slice(0, 500),
  body,
})

/** Takes a place among the mails of a sender's day; the row's own update decides when two workers want the last one. */
async function takePlace(ctx: Ctx, { senderId, dailyCap }: UnderWay): Promise<boolean> {
  const day = localDay(ctx.now().toISOString(), ctx.workspace.timeZone)
  const { rows } = await sql`insert into sequence_days as d (workspace_id, sender_id, day, mails)
    values (${ctx.workspaceId}, ${senderId}, ${day}, 1)
    on conflict (workspace_id, sender_id, day) do update set mails = d.mails + 1 where d.mails < ${dailyCap}
    returning 1`.execute(ctx.db)
  return rows.length > 0
}
