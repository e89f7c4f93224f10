import { uuidv7 } from 'uuidv7'
import type { Answer } from '#modules/forms/contract/submissions.ts'
import { freshSecret } from '#platform/calendar/secret-address'
import type { Ctx } from '#platform/ctx/ctx'
import { keepFile } from '#platform/files/store-file'
import type { StoredForm } from '../find-form.ts'
import type { StoredSubmission } from '../find-submission.ts'
import { askedFields } from '../form-fields.ts'
import { askToConfirm } from './ask-to-confirm.ts'
import { toldIn } from './contact-input.ts'
import { type Fault, readAnswers, type Sent } from './read-answers.ts'
import { receive } from './receive.ts'

/** What the sender is told. It is the same whether somebody is known or not. */
export type Outcome = { status: 'faulty'; faults: ReadonlyMap<string, Fault> } | { status: 'received' | 'waiting' }

/**
 * Takes in what somebody sent: at once, or once they confirm by mail. What fell into the trap is held and becomes nothing by
 * itself. Sent twice from one page it is taken once: the unique constraint on its token decides.
 */
export async function takeSubmission(ctx: Ctx, form: StoredForm, sent: Sent, publicUrl: string): Promise<Outcome> {
  const { answers, faults } = readAnswers(ctx, form, askedFields(ctx, form.content.fields), sent)
  if (faults.size > 0) return { status: 'faulty', faults }
  const waits = form.content.doubleOptIn && !sent.trapped
  const status = waits ? ('waiting' as const) : ('received' as const)
  const submission = await keep(ctx, form, { ...sent, answers: await withFiles(ctx, answers, sent) }, waits)
  if (!submission) return { status }
  if (waits) await askToConfirm(ctx, form, submission, publicUrl)
  else if (!sent.trapped) await receive(ctx, form, submission)
  return { status: form.content.doubleOptIn ? 'waiting' : 'received' }
}

/** Gives the files that arrived to the workspace. */
async function withFiles(ctx: Ctx, answers: readonly Answer[], { files }: Sent): Promise<Answer[]> {
  const kept: Answer[] = []
  for (const answer of answers) {
    const file = files.get(answer.key)
    const is = typeof file === 'object' ? { fileId: (await keepFile(ctx, contentOf(file), file)).id } : {}
    kept.push({ ...answer, ...is })
  }
  return kept
}

const contentOf = ({ sha256, bytes, mediaType }: Exclude<ReturnType<Sent['files']['get']>, string | undefined>) => ({
  sha256,
  bytes,
  mediaType,
})

/** @returns undefined when it was sent before */
async function keep(
  ctx: Ctx,
  form: StoredForm,
  { token, answers, origin, trapped }: Pick<Sent, 'token' | 'origin' | 'trapped'> & { answers: Answer[] },
  waits: boolean,
): Promise<StoredSubmission | undefined> {
  const state = trapped ? { status: 'held', why: 'trap' } : { status: waits ? 'waiting' : 'received', why: null }
  const confirming = waits
    ? { email: toldIn(answers, 'emails') ?? '', secret: freshSecret() }
    : { email: null, secret: null }
  const createdAt = ctx.now().toISOString()
  const id = uuidv7()
  const added = await ctx.db
    .insertInto('formSubmissions')
    .values({
      ...{ workspaceId: ctx.workspaceId, id, formId: form.id, token, ...state, ...confirming, createdAt },
      ...{ answers: JSON.stringify(answers), origin: JSON.stringify(origin), consent: form.consent?.version ?? null },
    })
    .onConflict((same) => same.columns(['workspaceId', 'formId', 'token']).doNothing())
    .returning('id')
    .executeTakeFirst()
  if (!added) return undefined
  const kept = { contactId: null, differing: [], confirmedAt: null }
  return {
    id,
    formId: form.id,
    status: waits ? 'waiting' : 'received',
    answers,
    origin,
    createdAt,
    ...confirming,
    ...kept,
  }
}
