import type { Ctx } from '#platform/ctx/ctx'
import { declareNotification } from '#platform/notifications/kinds'
import { notify } from '#platform/notifications/notify'
import { recordsOf } from '#platform/objects/find-record'
import type { Answer } from '../ics/write-calendar.ts'
import de from '../locales/de.json' with { type: 'json' }
import en from '../locales/en.json' with { type: 'json' }

declareNotification({
  kind: 'calendar.answered',
  words: { en: en.answered, de: de.answered },
  defaults: { inApp: true, mail: 'none' },
})

/** An answer to an invitation. */
export interface Given {
  recordId: string
  email: string
  answer: Exclude<Answer, 'open'>
  /** When it was given, ISO 8601: of two the later one holds, in whichever order they arrive. */
  at: string
}

/** Takes note of an answer and tells whose meeting it is. @returns the object it is about; null where nobody of that address is invited. */
export async function takeAnswer(ctx: Ctx, { recordId, email, answer, at }: Given): Promise<{ object: string } | null> {
  const invitee = await ctx.db
    .selectFrom('calendarInvitees')
    .select(['object', 'name', 'answer', 'answeredAt', 'attendeeId'])
    .where('workspaceId', '=', ctx.workspaceId)
    .where('recordId', '=', recordId)
    .where('email', '=', email.toLowerCase())
    .where('withdrawn', '=', false)
    .forUpdate()
    .executeTakeFirst()
  if (!invitee) return null
  const { object, name, attendeeId } = invitee
  if (invitee.answeredAt !== null && Date.parse(invitee.answeredAt) > Date.parse(at)) return { object }
  await ctx.db
    .updateTable('calendarInvitees')
    .set({ answer, answeredAt: at })
    .where('workspaceId', '=', ctx.workspaceId)
    .where('recordId', '=', recordId)
    .where('email', '=', email.toLowerCase())
    .execute()
  if (invitee.answer === answer) return { object }
  await ctx.record({ type: 'calendar.answered', object, recordId, payload: { name, email, answer } })
  await tellOwner(ctx, { object, recordId, name, answer, key: `${recordId} ${attendeeId} ${answer} ${at}` })
  return { object }
}

interface Told extends Pick<Given, 'recordId' | 'answer'> {
  object: string
  name: string
  key: string
}

async function tellOwner(ctx: Ctx, { object, recordId, name, answer, key }: Told): Promise<void> {
  const type = ctx.objects.find(object)
  const [record] = await recordsOf(ctx, type, [recordId])
  const owner: unknown = record?.[type.calendar?.person ?? ''] ?? record?.createdBy
  if (typeof owner !== 'string') return
  const to = [owner]
  // Words of the answer itself are the receiver's matter; its sign is not.
  const params = { name, answer: { accepted: '✓', tentative: '?', declined: '✗' }[answer] }
  await notify(ctx, { kind: 'calendar.answered', to, object, recordId, params, key })
}
