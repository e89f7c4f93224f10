import '#modules/forms/events.ts'
import '../notifications.ts'
import type { Ctx } from '#platform/ctx/ctx'
import type { InputError } from '#platform/http/refusal'
import { notify } from '#platform/notifications/notify'
import type { StoredForm } from '../find-form.ts'
import type { StoredSubmission } from '../find-submission.ts'
import { writeLead } from './write-lead.ts'

/**
 * Makes a submission its contact's, tells it on their timeline and to whom the form names. Where the contact cannot be saved
 * the submission is held for somebody to look at. @returns what stood in the way; empty when nothing did
 */
export async function receive(ctx: Ctx, form: StoredForm, submission: StoredSubmission): Promise<InputError[]> {
  const { id, answers, origin, confirmedAt, createdAt } = submission
  const written = await writeLead(ctx, {
    ...{ form: form.name, language: form.language, answers, origin },
    ...{ isConfirmed: confirmedAt !== null, sentAt: createdAt },
  })
  const isHeld = written.contactId === null
  await ctx.db
    .updateTable('formSubmissions')
    .set({
      ...(isHeld ? { status: 'held', why: 'refused' } : { status: 'received', why: null, outcome: written.outcome }),
      ...(isHeld ? {} : { contactId: written.contactId, differing: JSON.stringify(written.differing) }),
    })
    .where('workspaceId', '=', ctx.workspaceId)
    .where('id', '=', id)
    .execute()
  if (written.contactId === null) return written.errors
  const { contactId } = written
  const about = { object: 'contact', recordId: contactId }
  const payload = { formId: form.id, form: form.name, submissionId: id }
  await ctx.record({ type: 'form.submitted', ...about, contactId, payload })
  await notify(ctx, { kind: 'form.submitted', to: form.notify, ...about, params: { form: form.name }, key: id })
  return []
}
