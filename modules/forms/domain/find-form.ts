import { type RawBuilder, type SqlBool, sql } from 'kysely'
import { writeAddress } from '#platform/calendar/secret-address'
import type { Ctx } from '#platform/ctx/ctx'
import { refuse } from '#platform/http/refusal'
import type { Language } from '#platform/i18n/translate'
import type { Form, FormContent } from '../contract/form-shape.ts'

/** A form as its page and its verbs need it. */
export interface StoredForm {
  id: string
  name: string
  state: 'draft' | 'published' | 'archived'
  language: Language
  content: FormContent
  notify: string[]
  consent: { version: number; wording: string } | null
  version: number
}

const consent = sql`(select jsonb_build_object('version', c.version, 'wording', c.wording) from form_consents c
  where c.workspace_id = f.workspace_id and c.form_id = f.id and c.version = f.consent)`

/** The form of an id, or undefined. @param hold until the transaction ends, so that nobody changes it meanwhile */
export async function storedForm(ctx: Ctx, id: string, { hold = false } = {}): Promise<StoredForm | undefined> {
  const { rows } =
    await sql<StoredForm>`select id, name, state, language, content, notify, version, ${consent} as consent
    from forms f where workspace_id = ${ctx.workspaceId} and id = ${id} ${hold ? sql`for no key update` : sql``}`.execute(
      ctx.db,
    )
  return rows[0]
}

/** A form's name in addresses: the workspace and itself, and nothing that is secret. */
export const formWord = (workspaceId: string, formId: string) => writeAddress([workspaceId, formId])

/** Forms with their figures, newest first. @param publicUrl where Kith stands */
export async function listForms(ctx: Ctx, publicUrl: string, { archived = false } = {}): Promise<Form[]> {
  return described(ctx, publicUrl, archived ? sql<SqlBool>`state = 'archived'` : sql<SqlBool>`state <> 'archived'`)
}

/** @throws Refusal form_not_found */
export async function findForm(ctx: Ctx, publicUrl: string, id: string): Promise<Form> {
  const [form] = await described(ctx, publicUrl, sql<SqlBool>`f.id = ${id}`)
  return form ?? refuse('form_not_found')
}

type Row = Omit<Form, 'figures' | 'link' | 'word'> & Counted

interface Counted {
  views: number
  sent: number
  received: number
  waiting: number
  held: number
  confirmed: number
  made: number
  lastAt: string | null
}

async function described(ctx: Ctx, publicUrl: string, where: RawBuilder<SqlBool>): Promise<Form[]> {
  const { rows } =
    await sql<Row>`select f.id, f.name, f.state, f.language, f.content, f.notify, f.version, f.created_by, f.created_at,
      f.updated_at, ${consent} as consent, coalesce(v.views, 0)::int as views, s.*
    from forms f
    left join lateral (select sum(views) as views from form_views v where v.workspace_id = f.workspace_id and v.form_id = f.id) v on true
    cross join lateral (select count(*) filter (where why is distinct from 'trap')::int as sent,
        count(*) filter (where status = 'received')::int as received, count(*) filter (where status = 'waiting')::int as waiting,
        count(*) filter (where status = 'held')::int as held, count(confirmed_at)::int as confirmed,
        count(*) filter (where outcome = 'created')::int as made, max(created_at) filter (where why is distinct from 'trap') as last_at
      from form_submissions s where s.workspace_id = f.workspace_id and s.form_id = f.id) s
    where f.workspace_id = ${ctx.workspaceId} and ${where} order by f.created_at desc, f.id desc`.execute(ctx.db)
  return rows.map(({ views, sent, received, waiting, held, confirmed, made, lastAt, ...form }) => {
    const word = formWord(ctx.workspaceId, form.id)
    const conversion = views > 0 ? Math.min(1, sent / views) : null
    const figures = { views, submissions: sent, received, waiting, held, confirmed, created: made, conversion, lastAt }
    return { ...form, figures, word, link: new URL(`/f/${word}`, publicUrl).href }
  })
}
