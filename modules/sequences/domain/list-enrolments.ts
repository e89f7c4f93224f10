import { type RawBuilder, type SqlBool, sql } from 'kysely'
import type { Ctx } from '#platform/ctx/ctx'
import { refuse } from '#platform/http/refusal'
import type { Enrolment, Step } from '../contract/sequences.ts'

interface Asked {
  sequenceId?: string | undefined
  contactId?: string | undefined
  dealId?: string | undefined
  waiting?: 'approval' | undefined
}

const MOST = 200

/** Who is or was in a sequence, the newest 200; who is still under way comes first. */
export async function listEnrolments(ctx: Ctx, { sequenceId, contactId, dealId, waiting }: Asked) {
  const conditions = [
    ...(sequenceId ? [sql<SqlBool>`e.sequence_id = ${sequenceId}`] : []),
    ...(contactId ? [sql<SqlBool>`e.contact_id = ${contactId}`] : []),
    ...(dealId ? [sql<SqlBool>`e.deal_id = ${dealId}`] : []),
    ...(waiting ? [sql<SqlBool>`e.ended_at is null and r.outcome = 'waits' and r.subject is not null`] : []),
  ]
  return {
    items: await read(
      ctx,
      conditions.length > 0 ? sql<SqlBool>`${sql.join(conditions, sql` and `)}` : sql<SqlBool>`true`,
    ),
  }
}

/** @throws Refusal enrolment_not_found */
export async function findEnrolment(ctx: Ctx, id: string): Promise<Enrolment> {
  const [found] = await read(ctx, sql<SqlBool>`e.id = ${id}`)
  return found ?? refuse('enrolment_not_found')
}

type Row = Omit<Enrolment, 'steps' | 'next' | 'waitsFor' | 'draft'> & {
  steps: Step[]
  waits: boolean
  subject: string | null
  body: string | null
}

async function read(ctx: Ctx, where: RawBuilder<SqlBool>): Promise<Enrolment[]> {
  const { rows } = await sql<Row>`select e.id, e.sequence_id, s.name as sequence, e.contact_id,
      coalesce(nullif(concat_ws(' ', c.first_name, c.last_name), ''), '–') as contact, e.deal_id, e.sender_id, e.step, v.steps, e.due_at,
      e.paused_at, e.ended_at, e.ended_by, e.enrolled_at, coalesce(r.outcome = 'waits', false) as waits, r.subject, r.body
    from enrolments e
    join sequences s on s.workspace_id = e.workspace_id and s.id = e.sequence_id
    join sequence_versions v on v.workspace_id = e.workspace_id and v.sequence_id = e.sequence_id and v.version = e.version
    join contacts c on c.workspace_id = e.workspace_id and c.id = e.contact_id
    left join sequence_runs r on r.workspace_id = e.workspace_id and r.enrolment_id = e.id and r.step = e.step
    where e.workspace_id = ${ctx.workspaceId} and ${where}
    order by e.ended_at is not null, e.enrolled_at desc, e.id desc limit ${MOST}`.execute(ctx.db)
  return rows.map(asShown)
}

function asShown({ steps, waits, subject, body, ...row }: Row): Enrolment {
  const step = row.endedAt ? undefined : steps[row.step]
  const isDraft = waits && subject !== null && !row.endedAt
  return {
    ...row,
    steps: steps.length,
    next: step ? { kind: step.kind, says: saysOf(step) } : null,
    waitsFor: row.endedAt || !waits ? null : isDraft ? 'approval' : 'task',
    draft: isDraft ? { subject: subject ?? '', body: body ?? '' } : null,
  }
}

const saysOf = (step: Step): string =>
  'subject' in step ? step.subject : 'title' in step ? step.title : String(step.days)
