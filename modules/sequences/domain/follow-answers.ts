import { sql } from 'kysely'
import { EmailEvent } from '#modules/mailboxes'
import type { Ctx } from '#platform/ctx/ctx'
import type { Subscriber } from '#platform/events/subscriber'
import { noteAnswer } from './note-answer.ts'

/** Hears that a letter was answered: by what its mail is known by. What machines answer, and what was there before, is no answer. */
export const followAnswers: Subscriber = {
  name: 'answers',
  types: ['email.received'],
  passesOver: ['import'],
  handle: async (ctx, events) => {
    for (const { payload } of events) {
      const { emailId, automatic, beforeActivation } = EmailEvent.parse(payload)
      if (automatic !== null || beforeActivation) continue
      for (const id of await lettersAnswered(ctx, emailId)) await noteAnswer(ctx, { id, text: '', isLogged: true })
    }
  },
}

/** Letters whose mails are among those that a mail names; only from whom they went to. */
async function lettersAnswered(ctx: Ctx, emailId: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`select l.id from emails e
    join outgoing_mails m on m.workspace_id = e.workspace_id and m.message_id = any (select '<' || named || '>' from unnest(e.names) as named)
    join letters l on l.workspace_id = m.workspace_id and l.mail_id = m.id and l.answered_at is null
      and (lower(l.recipient) = e.from_address or l.contact_id = e.contact_id)
    join activities a on a.workspace_id = l.workspace_id and a.id = l.activity_id and a.deleted_at is null
    join contacts c on c.workspace_id = l.workspace_id and c.id = l.contact_id and c.deleted_at is null
    where e.workspace_id = ${ctx.workspaceId} and e.id = ${emailId}`.execute(ctx.db)
  return rows.map(({ id }) => id)
}
