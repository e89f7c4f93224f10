import type { Ctx } from '#platform/ctx/ctx'
import { refuse } from '#platform/http/refusal'
import { findRecord } from '#platform/objects/find-record'
import type { Answer } from '../ics/write-calendar.ts'

/** Who was invited to a record and what they answered. @throws Refusal record_not_found */
export async function listInvitees(ctx: Ctx, { object, recordId }: { object: string; recordId: string }) {
  const type = ctx.objects.known(object)
  if (!type || !ctx.may(`${type.plural}.read`)) return refuse('record_not_found', { object })
  await findRecord(ctx, type, recordId)
  const rows = await ctx.db
    .selectFrom('calendarInvitees')
    .select(['email', 'name', 'attendee', 'attendeeId', 'answer', 'answeredAt'])
    .where('workspaceId', '=', ctx.workspaceId)
    .where('recordId', '=', recordId)
    .where('withdrawn', '=', false)
    .orderBy('name')
    .orderBy('email')
    .execute()
  return { items: rows.map((row) => ({ ...row, answer: row.answer as Answer })), nextCursor: null } // the table knows no other
}
