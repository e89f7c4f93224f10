import { sql } from 'kysely'
import type { Ctx } from '#platform/ctx/ctx'
import { withholdMails } from '#platform/mail/send-mail'
import type { Enrolment } from '../contract/sequences.ts'

type Ending = NonNullable<Enrolment['endedBy']>

interface Ends {
  id: string
  sequenceId: string
  name: string
  contactId: string
}

/** Ends somebody's way through a sequence, once; a mail of it that has not left is taken back, unless all steps are behind them. */
export async function endEnrolment(ctx: Ctx, { id, sequenceId, name, contactId }: Ends, by: Ending): Promise<void> {
  const ended = await ctx.db
    .updateTable('enrolments')
    .set({ endedAt: ctx.now().toISOString(), endedBy: by, dueAt: null })
    .where('workspaceId', '=', ctx.workspaceId)
    .where('id', '=', id)
    .where('endedAt', 'is', null)
    .returning('id')
    .executeTakeFirst()
  if (!ended) return
  if (by !== 'finished') await takeBack(ctx, id)
  const about = { object: 'contact', recordId: contactId, contactId }
  await ctx.record({ type: 'sequence.ended', ...about, payload: { sequenceId, name, by } })
}

async function takeBack(ctx: Ctx, enrolmentId: string): Promise<void> {
  const { rows } = await sql<{ mailId: string }>`select l.mail_id from sequence_runs r
    join letters l on l.workspace_id = r.workspace_id and l.id = r.letter_id
    where r.workspace_id = ${ctx.workspaceId} and r.enrolment_id = ${enrolmentId} and l.mail_id is not null`.execute(
    ctx.db,
  )
  await withholdMails(
    ctx,
    rows.map(({ mailId }) => mailId),
  )
}

interface What {
  /** Whatever their sequence says. */
  always?: boolean
  /** When it happened: who was enrolled later is not ended by it. */
  at?: string
}

/** Ends what contacts are in, where their sequence ends by this. */
export async function endAll(ctx: Ctx, contactIds: readonly string[], by: Ending, what: What = {}): Promise<void> {
  if (contactIds.length === 0) return
  const { always = false, at = ctx.now().toISOString() } = what
  const { rows } = await sql<Ends>`select e.id, e.sequence_id, s.name, e.contact_id from enrolments e
    join sequences s on s.workspace_id = e.workspace_id and s.id = e.sequence_id
    where e.workspace_id = ${ctx.workspaceId} and e.contact_id = any (${contactIds}::uuid[]) and e.ended_at is null
      and (${always} or (s.stops ? ${by} and e.enrolled_at <= ${at}))
    order by e.id for update of e`.execute(ctx.db)
  for (const one of rows) await endEnrolment(ctx, one, by)
}
