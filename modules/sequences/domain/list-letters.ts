import { type RawBuilder, type SqlBool, sql } from 'kysely'
import type { Ctx } from '#platform/ctx/ctx'
import { refuse, refuseInput } from '#platform/http/refusal'
import { findRecord } from '#platform/objects/find-record'
import type { Letter } from '../contract/letters.ts'

const MOST = 100

/** The last hundred mails to a contact or about a deal. @throws Refusal record_not_found */
export async function listLetters(
  ctx: Ctx,
  { contactId, dealId }: { contactId?: string | undefined; dealId?: string | undefined },
) {
  if (contactId) await findRecord(ctx, ctx.objects.find('contact'), contactId)
  else if (dealId) await findRecord(ctx, ctx.objects.find('deal'), dealId)
  else
    refuseInput({
      ...{ path: 'contactId', code: 'missing', message: 'Whose mails are meant is not said' },
      mend: 'Send contactId or dealId.',
    })
  const where = contactId ? sql<SqlBool>`l.contact_id = ${contactId}` : sql<SqlBool>`l.deal_id = ${dealId}`
  return { items: await read(ctx, where) }
}

/** @throws Refusal letter_not_found */
export async function findLetter(ctx: Ctx, id: string): Promise<Letter> {
  const [letter] = await read(ctx, sql<SqlBool>`l.id = ${id}`)
  return letter ?? refuse('letter_not_found')
}

/** Where an activity does not show to this person, neither do its words. */
async function read(ctx: Ctx, where: RawBuilder<SqlBool>): Promise<Letter[]> {
  const { rows } = await sql<Letter>`select l.id, l.contact_id, l.deal_id, l.activity_id, l.thread_id, l.sender_id,
      l.recipient as "to", coalesce(a.title, '') as subject, coalesce(a.details, '') as body, l.sent_at, l.answered_at,
      coalesce(m.status, 'unknown') as status
    from letters l
    left join activities a on a.workspace_id = l.workspace_id and a.id = l.activity_id and a.deleted_at is null
    left join outgoing_mails m on m.workspace_id = l.workspace_id and m.id = l.mail_id
    where l.workspace_id = ${ctx.workspaceId} and ${where} and (l.activity_id is null or a.id is not null)
    order by l.sent_at desc, l.id desc limit ${MOST}`.execute(ctx.db)
  return rows
}
