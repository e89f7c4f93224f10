import '../events.ts'
import { sql } from 'kysely'
import { uuidv7 } from 'uuidv7'
import type { Ctx } from '#platform/ctx/ctx'
import { refuse } from '#platform/http/refusal'
import { type Language, languageOf } from '#platform/i18n/translate'
import { FormContent, type FormDraft, type FormPatch } from '../contract/form-shape.ts'
import { checkForm } from './check-form.ts'
import { storedForm } from './find-form.ts'
import { pageWords } from './page-words.ts'

/** Makes a form, as a draft; whoever makes it is told of what is sent. @returns its id. @throws Refusal invalid_input */
export async function createForm(ctx: Ctx, { name, language, content, consent, notify }: FormDraft): Promise<string> {
  const id = uuidv7()
  const now = ctx.now().toISOString()
  const spoken = language ?? languageOf(ctx.workspace.locale)
  const asks = content ?? firstContent(name, spoken)
  checkForm(ctx, asks)
  await ctx.db
    .insertInto('forms')
    .values({
      ...{ workspaceId: ctx.workspaceId, id, name, language: spoken, content: JSON.stringify(asks) },
      notify: JSON.stringify(notify ?? (ctx.userId ? [ctx.userId] : [])),
      ...{ createdBy: ctx.userId, createdAt: now, updatedAt: now },
    })
    .execute()
  await agreeTo(ctx, id, consent)
  await ctx.record({ type: 'form.created', object: 'form', recordId: id, payload: { name } })
  return id
}

/** What a new form asks for. */
function firstContent(name: string, language: Language): FormContent {
  const words = pageWords(language)
  const field = (key: string, of: 'contact' | 'form', label: string, more: object) => ({ key, of, label, ...more })
  return FormContent.parse({
    title: name,
    fields: [
      field('first', 'contact', words('begin.firstName'), { field: 'firstName' }),
      field('last', 'contact', words('begin.lastName'), { field: 'lastName' }),
      field('email', 'contact', words('begin.email'), { field: 'emails', required: true }),
      field('message', 'form', words('begin.message'), { input: 'paragraph' }),
    ],
  })
}

/** Changes a form, publishes it, puts it away. @throws Refusal form_not_found, version_conflict, invalid_input */
export async function changeForm(ctx: Ctx, { id, version, ...patch }: FormPatch): Promise<void> {
  const held = (await storedForm(ctx, id, { hold: true })) ?? refuse('form_not_found')
  if (version !== undefined && version !== held.version)
    refuse('version_conflict', { object: 'form', version: held.version })
  if (patch.content) checkForm(ctx, patch.content)
  const is = { ...held, ...defined(patch) }
  await ctx.db
    .updateTable('forms')
    .set({
      ...{ name: is.name, state: is.state, language: is.language, updatedAt: ctx.now().toISOString() },
      ...{ content: JSON.stringify(is.content), notify: JSON.stringify(is.notify), version: sql`version + 1` },
    })
    .where('workspaceId', '=', ctx.workspaceId)
    .where('id', '=', id)
    .execute()
  if (patch.consent !== undefined && patch.consent !== (held.consent?.wording ?? ''))
    await agreeTo(ctx, id, patch.consent)
  const payload = { name: is.name, state: is.state }
  await ctx.record({ type: 'form.updated', object: 'form', recordId: id, payload })
}

const defined = ({ consent: _, ...patch }: Omit<FormPatch, 'id' | 'version'>) =>
  Object.fromEntries(Object.entries(patch).filter(([, value]) => value !== undefined))

/** Makes a wording the one that is agreed to from now on. One that stood before is that version again. */
async function agreeTo(ctx: Ctx, formId: string, wording: string): Promise<void> {
  const version = wording === '' ? null : await versionOf(ctx, formId, wording)
  await ctx.db
    .updateTable('forms')
    .set({ consent: version })
    .where('workspaceId', '=', ctx.workspaceId)
    .where('id', '=', formId)
    .execute()
}

async function versionOf(ctx: Ctx, formId: string, wording: string): Promise<number> {
  const earlier = await ctx.db
    .selectFrom('formConsents')
    .select(['version', 'wording'])
    .where('workspaceId', '=', ctx.workspaceId)
    .where('formId', '=', formId)
    .orderBy('version', 'desc')
    .execute()
  const same = earlier.find((one) => one.wording === wording)
  if (same) return same.version
  const version = (earlier[0]?.version ?? 0) + 1
  const by = { createdBy: ctx.userId, createdAt: ctx.now().toISOString() }
  await ctx.db
    .insertInto('formConsents')
    .values({ workspaceId: ctx.workspaceId, formId, version, wording, ...by })
    .execute()
  return version
}

/** Deletes a form that nobody has sent. @throws Refusal form_not_found, form_in_use */
export async function deleteForm(ctx: Ctx, { id }: { id: string }): Promise<{ id: string }> {
  const { name } = (await storedForm(ctx, id, { hold: true })) ?? refuse('form_not_found')
  // Whoever does not see all that was sent would find none; the figure of the workspace counts.
  const gone =
    await sql`delete from forms where workspace_id = ${ctx.workspaceId} and id = ${id} and not kith.form_was_sent(id)
    returning id`.execute(ctx.db)
  if (gone.rows.length === 0) refuse('form_in_use')
  await ctx.record({ type: 'form.deleted', object: 'form', recordId: id, payload: { name } })
  return { id }
}
