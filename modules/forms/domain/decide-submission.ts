import type { Ctx } from '#platform/ctx/ctx'
import { removeFiles } from '#platform/files/store-file'
import { refuse } from '#platform/http/refusal'
import { findRecord } from '#platform/objects/find-record'
import { saveRecord } from '#platform/objects/save-records'
import type { Submission } from '../contract/submissions.ts'
import { storedForm } from './find-form.ts'
import { findSubmission, holdSubmission, type StoredSubmission } from './find-submission.ts'
import { companyIn, contactInput } from './submit/contact-input.ts'
import { companyFor } from './submit/find-company.ts'
import { receive } from './submit/receive.ts'

/**
 * Takes in what was held back, or waits for its sender; the sender stays unconfirmed.
 * @throws Refusal submission_not_found, submission_not_held, submission_refused
 */
export async function acceptSubmission(ctx: Ctx, { id }: { id: string }): Promise<Submission> {
  const submission = await holdSubmission(ctx, id)
  if (submission.status === 'received') refuse('submission_not_held')
  const form = (await storedForm(ctx, submission.formId)) ?? refuse('submission_not_found')
  const errors = await receive(ctx, form, submission)
  if (errors.length > 0) refuse('submission_refused', {}, errors)
  return findSubmission(ctx, id)
}

/** Writes into the contact what was sent and differs. @throws Refusal submission_not_found, invalid_input, forbidden */
export async function adoptAnswers(ctx: Ctx, { id, fields }: { id: string; fields: string[] }): Promise<Submission> {
  const submission = await holdSubmission(ctx, id)
  const { contactId, answers, differing } = submission
  if (!contactId) return refuse('submission_not_found')
  const type = ctx.objects.find('contact')
  const record = await findRecord(ctx, type, contactId)
  const company = fields.includes('companies') && (await companyFor(ctx, companyIn(answers)))
  const said: Record<string, unknown> = { ...contactInput(ctx, answers), ...(company ? { companies: [company] } : {}) }
  const taken = differing.filter((name) => fields.includes(name) && said[name] !== undefined)
  const input = Object.fromEntries(taken.map((name) => [name, merged(record[name], said[name])]))
  if (taken.length > 0) await saveRecord(ctx, type, { id: contactId, input })
  await keepDiffering(ctx, submission, taken)
  return findSubmission(ctx, id)
}

/** Of what a contact has several of, one is added. */
function merged(stands: unknown, said: unknown): unknown {
  if (!Array.isArray(stands) || !Array.isArray(said)) return said
  const rest = stands.map((one) =>
    typeof one === 'object' && 'id' in Object(one) ? { id: Object(one).id, primary: Object(one).primary } : one,
  )
  const added = said.map((one) => (typeof one === 'object' ? { ...Object(one), primary: stands.length === 0 } : one))
  return [...rest, ...added]
}

const keepDiffering = (ctx: Ctx, { id, differing }: StoredSubmission, taken: readonly string[]) =>
  ctx.db
    .updateTable('formSubmissions')
    .set({ differing: JSON.stringify(differing.filter((name) => !taken.includes(name))) })
    .where('workspaceId', '=', ctx.workspaceId)
    .where('id', '=', id)
    .execute()

/** Deletes a submission with the files that came with it; its contact stays. @throws Refusal submission_not_found */
export async function deleteSubmission(ctx: Ctx, { id }: { id: string }): Promise<{ id: string }> {
  const { answers } = await holdSubmission(ctx, id)
  await ctx.db.deleteFrom('formSubmissions').where('workspaceId', '=', ctx.workspaceId).where('id', '=', id).execute()
  await removeFiles(
    ctx,
    answers.flatMap(({ fileId }) => fileId ?? []),
  )
  return { id }
}
