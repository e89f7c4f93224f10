import { sameSecret } from '#platform/calendar/secret-address'
import type { Ctx } from '#platform/ctx/ctx'
import { type StoredForm, storedForm } from '../find-form.ts'
import { holdSubmission, type StoredSubmission } from '../find-submission.ts'
import { receive } from './receive.ts'

/** What a link of a mail leads to. */
export interface Confirming {
  form: StoredForm
  submission: StoredSubmission
}

/** The submission behind a link; undefined for one that nothing stands behind. */
export async function confirmingOf(ctx: Ctx, submissionId: string, secret: string): Promise<Confirming | undefined> {
  const known = await ctx.db
    .selectFrom('formSubmissions')
    .select(['formId', 'secret'])
    .where('workspaceId', '=', ctx.workspaceId)
    .where('id', '=', submissionId)
    .executeTakeFirst()
  if (!known?.secret || !sameSecret(known.secret, secret)) return undefined
  const form = await storedForm(ctx, known.formId)
  return form && { form, submission: await holdSubmission(ctx, submissionId) }
}

/**
 * Takes in what waited for its sender, and whatever else of that form waits for the same address: they had one mail. Once,
 * however often the link is pressed: what is no longer waiting is left as it is.
 */
export async function confirm(ctx: Ctx, { form, submission }: Confirming): Promise<void> {
  const waiting = await ctx.db
    .updateTable('formSubmissions')
    .set({ status: 'received', confirmedAt: ctx.now().toISOString() })
    .where('workspaceId', '=', ctx.workspaceId)
    .where('formId', '=', form.id)
    .where('email', '=', submission.email)
    .where('status', '=', 'waiting')
    .returning('id')
    .execute()
  for (const { id } of waiting.toSorted((a, b) => (a.id < b.id ? -1 : 1)))
    await receive(ctx, form, await holdSubmission(ctx, id))
}
