import '../events.ts'
import { sql } from 'kysely'
import { uuidv7 } from 'uuidv7'
import type { Ctx } from '#platform/ctx/ctx'
import { refuse, refuseInput } from '#platform/http/refusal'
import { brokenIn, variablesIn } from '#platform/values/fill-in'
import type { TemplateDraft, TemplatePatch } from '../contract/templates.ts'
import { mailVariables } from './variables.ts'

interface Stored {
  id: string
  name: string
  folder: string
  ownerId: string | null
  subject: string
  body: string
  version: number
  used: number
  updatedAt: string
}

/** Everybody's templates and one's own, by folder and name. */
export async function listTemplates(ctx: Ctx) {
  return { items: (await stored(ctx)).map(asShown) }
}

/** One template as it shows to this person. @throws Refusal mail_template_not_found */
export async function findTemplate(ctx: Ctx, id: string) {
  return asShown(await findStored(ctx, id))
}

async function findStored(ctx: Ctx, id: string): Promise<Stored> {
  return (await stored(ctx, id))[0] ?? refuse('mail_template_not_found')
}

/** Those that show: a personal one to its owner alone. */
async function stored(ctx: Ctx, id?: string): Promise<Stored[]> {
  const { rows } = await sql<Stored>`select id, name, folder, owner_id, subject, body, version, updated_at,
      (select count(*)::int from letters l where l.workspace_id = t.workspace_id and l.template_id = t.id) as used
    from mail_templates t where workspace_id = ${ctx.workspaceId} and (owner_id is null or owner_id = ${ctx.userId})
      and (${id ?? null}::uuid is null or id = ${id ?? null})
    order by folder, lower(name), id`.execute(ctx.db)
  return rows
}

const asShown = ({ ownerId, ...template }: Stored) => ({
  ...template,
  personal: ownerId !== null,
  variables: variablesIn(`${template.subject}\n${template.body}`),
})

/** @throws Refusal invalid_input, person_needed for a personal one of nobody */
export async function createTemplate(ctx: Ctx, { personal, ...draft }: TemplateDraft) {
  refuseStrangeVariables(ctx, draft)
  const id = uuidv7()
  const now = ctx.now().toISOString()
  await ctx.db
    .insertInto('mailTemplates')
    .values({
      ...{ workspaceId: ctx.workspaceId, id, ...draft, ownerId: ownerOf(ctx, personal) },
      ...{ createdBy: ctx.userId, createdAt: now, updatedAt: now },
    })
    .execute()
  await tell(ctx, 'created', id, draft.name)
  return findTemplate(ctx, id)
}

/** @throws Refusal mail_template_not_found, version_conflict, invalid_input, person_needed */
export async function changeTemplate(ctx: Ctx, { id, version, personal, ...patch }: TemplatePatch) {
  const before = await findStored(ctx, id)
  const given = Object.fromEntries(Object.entries(patch).filter(([, value]) => value !== undefined))
  const after = { ...before, ...given }
  if (patch.subject !== undefined || patch.body !== undefined) refuseStrangeVariables(ctx, after)
  const changed = await ctx.db
    .updateTable('mailTemplates')
    .set({
      ...{ name: after.name, folder: after.folder, subject: after.subject, body: after.body },
      ...(personal === undefined ? {} : { ownerId: ownerOf(ctx, personal) }),
      ...{ version: sql`version + 1`, updatedAt: ctx.now().toISOString() },
    })
    .where('workspaceId', '=', ctx.workspaceId)
    .where('id', '=', id)
    .where('version', '=', version ?? before.version)
    .returning('id')
    .executeTakeFirst()
  if (!changed) refuse('version_conflict', { object: 'mailTemplate', version: before.version })
  await tell(ctx, 'updated', id, after.name)
  return findTemplate(ctx, id)
}

/** @throws Refusal mail_template_not_found */
export async function removeTemplate(ctx: Ctx, { id }: { id: string }) {
  const { name } = await findStored(ctx, id)
  await ctx.db.deleteFrom('mailTemplates').where('workspaceId', '=', ctx.workspaceId).where('id', '=', id).execute()
  await tell(ctx, 'deleted', id, name)
  return { id }
}

const tell = (ctx: Ctx, what: 'created' | 'updated' | 'deleted', id: string, name: string) =>
  ctx.record({ type: `mailTemplate.${what}`, object: 'mailTemplate', recordId: id, payload: { name } })

const ownerOf = (ctx: Ctx, personal: boolean) => (personal ? (ctx.userId ?? refuse('person_needed')) : null)

/** Whoever writes a template can name what they may see, and nothing else. @throws Refusal invalid_input */
export function refuseStrangeVariables(ctx: Ctx, mail: { subject: string; body: string }, within = ''): void {
  const known = new Set(mailVariables(ctx).map(({ name }) => name))
  const errors = (['subject', 'body'] as const).flatMap((part) => {
    const strange = variablesIn(mail[part]).filter((name) => !known.has(name))
    const wrong = [...strange.map((name) => `{{${name}}}`), ...brokenIn(mail[part])]
    return wrong.map((written) => ({
      ...{ path: `${within}${part}`, code: 'unknown_variable', message: `${written} is no variable` },
      mend: 'Write it as {{contact.firstName | "there"}}; GET /api/v1/mail-variables names all of them.',
    }))
  })
  if (errors.length > 0) refuseInput(...errors)
}
