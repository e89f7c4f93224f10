import { createHash } from 'node:crypto'
import { writeAddress } from '#platform/calendar/secret-address'
import type { Ctx } from '#platform/ctx/ctx'
import { textPage } from '#platform/mail/in-html'
import { sendMail } from '#platform/mail/send-mail'
import type { StoredForm } from '../find-form.ts'
import type { StoredSubmission } from '../find-submission.ts'
import { pageWords } from '../page-words.ts'

/**
 * Asks an address whether what was sent is theirs: one mail for each form, address and day, however often it is sent, as a
 * form may not be a way to flood somebody's inbox. It quotes nothing of what was written: strangers would have their words sent.
 */
export async function askToConfirm(
  ctx: Ctx,
  form: StoredForm,
  { id, email, secret }: StoredSubmission,
  publicUrl: string,
): Promise<void> {
  if (!email || !secret) throw new Error('Only a submission that waits has somebody to ask')
  const words = pageWords(form.language)
  const link = new URL(`/f/confirm/${writeAddress([ctx.workspaceId, id], secret)}`, publicUrl).href
  const text = words('mail.text', { form: form.name, workspace: ctx.workspace.name, link })
  const day = ctx.now().toISOString().slice(0, 10)
  await sendMail(ctx, {
    key: `form-confirm:${form.id}:${createHash('sha256').update(email).digest('base64url')}:${day}`,
    to: email,
    subject: words('mail.subject', { form: form.name }).replace(/\p{Cc}/gu, ' '),
    text,
    html: textPage(text, { language: form.language, link }),
    isPrivate: true,
  })
}
