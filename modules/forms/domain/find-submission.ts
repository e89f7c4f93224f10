import { type RawBuilder, sql } from 'kysely'
import type { Ctx } from '#platform/ctx/ctx'
import { refuse } from '#platform/http/refusal'
import { titlesOf } from '#platform/objects/titles'
import type { Answer, Origin, Submission } from '../contract/submissions.ts'

/** A submission as it is kept. */
export interface StoredSubmission {
  id: string
  formId: string
  status: 'waiting' | 'held' | 'received'
  contactId: string | null
  answers: Answer[]
  differing: string[]
  origin: Origin
  email: string | null
  secret: string | null
  createdAt: string
  confirmedAt: string | null
}

/** The submission, its row held until the transaction ends. @throws Refusal submission_not_found */
export async function holdSubmission(ctx: Ctx, id: string): Promise<StoredSubmission> {
  const { rows } =
    await sql<StoredSubmission>`select id, form_id, status, contact_id, answers, differing, origin, email, secret,
      created_at, confirmed_at
    from form_submissions where workspace_id = ${ctx.workspaceId} and id = ${id} for no key update`.execute(ctx.db)
  return rows[0] ?? refuse('submission_not_found')
}

interface Asked {
  id: string
  status?: Submission['status'] | undefined
  limit: number
  cursor?: string | undefined
}

/** Submissions of a form, newest first. @throws Refusal form_not_found */
export async function listSubmissions(ctx: Ctx, { id, status, limit, cursor }: Asked) {
  const { rows: forms } = await sql`select from forms where workspace_id = ${ctx.workspaceId} and id = ${id}`.execute(
    ctx.db,
  )
  if (forms.length === 0) refuse('form_not_found')
  const conditions = [
    sql`s.form_id = ${id}`,
    ...(status ? [sql`s.status = ${status}`] : []),
    // Ids are made in the order of time.
    ...(cursor ? [sql`s.id < ${cursor}`] : []),
  ]
  const items = await described(ctx, sql.join(conditions, sql` and `), limit + 1)
  const page = items.slice(0, limit)
  return { items: page, nextCursor: items.length > limit ? (page.at(-1)?.id ?? null) : null }
}

/** @throws Refusal submission_not_found */
export async function findSubmission(ctx: Ctx, id: string): Promise<Submission> {
  const [found] = await described(ctx, sql`s.id = ${id}`, 1)
  return found ?? refuse('submission_not_found')
}

type Row = Omit<Submission, 'contact'> & { contactId: string | null }

async function described(ctx: Ctx, where: RawBuilder<unknown>, limit: number): Promise<Submission[]> {
  if (!ctx.may('contacts.read')) return []
  const { rows } =
    await sql<Row>`select s.id, s.form_id, s.status, s.why, s.outcome, s.answers, s.differing, s.origin, s.created_at,
      s.confirmed_at, s.contact_id, (select jsonb_build_object('version', w.version, 'wording', w.wording) from form_consents w
        where w.workspace_id = s.workspace_id and w.form_id = s.form_id and w.version = s.consent) as consent
    from form_submissions s where s.workspace_id = ${ctx.workspaceId} and ${where} order by s.id desc limit ${limit}`.execute(
      ctx.db,
    )
  const titles = await titlesOf(
    ctx,
    rows.flatMap(({ contactId }) => (contactId ? { object: 'contact', id: contactId } : [])),
  )
  return rows.map(({ contactId, answers, differing, ...row }) => ({
    ...row,
    contact: contactId ? { id: contactId, name: titles.get(contactId)?.title ?? '' } : null,
    answers: answers.filter((answer) => shows(ctx, answer)),
    differing: differing.filter((field) => shows(ctx, { of: 'contact', field })),
  }))
}

/** Whether this person may see that field of contacts. */
function shows(ctx: Ctx, { of, field }: Pick<Answer, 'of' | 'field'>): boolean {
  const { fields } = ctx.objects.find('contact')
  return of === 'form' || Object.hasOwn(fields, of === 'company' ? 'companies' : field)
}
