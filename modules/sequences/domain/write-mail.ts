import type { Ctx } from '#platform/ctx/ctx'
import { refuse, refuseInput } from '#platform/http/refusal'
import { findRecord } from '#platform/objects/find-record'
import type { AnyRecord } from '#platform/objects/object-type'
import { brokenIn, fillIn } from '#platform/values/fill-in'
import { hasOptedOut } from './opted-out.ts'
import { valuesFor } from './variables.ts'

/** The contact a mail is to. @throws Refusal record_not_found, also for one in the trash */
export async function findReader(ctx: Ctx, id: string): Promise<AnyRecord> {
  const contact = await findRecord(ctx, ctx.objects.find('contact'), id)
  return contact.deletedAt ? refuse('record_not_found', { object: 'contact' }) : contact
}

/** The addresses of a contact, the first first. */
export const addressesOf = ({ emails }: AnyRecord): string[] =>
  ((emails ?? []) as { value: string }[]).map(({ value }) => value) // as the contact's contract says

interface Asked {
  contactId: string
  dealId?: string | undefined
  subject: string
  body: string
}

/** A mail as it would be sent, and what is wrong with it. */
export async function previewLetter(ctx: Ctx, { contactId, dealId, subject, body }: Asked) {
  const contact = await findReader(ctx, contactId)
  if (dealId) await findRecord(ctx, ctx.objects.find('deal'), dealId)
  const values = await valuesFor(ctx, { contact, dealId: dealId ?? null, senderId: ctx.userId })
  const [head, text] = [fillIn(subject, values), fillIn(body, values)]
  return {
    ...{ to: addressesOf(contact), subject: head.text, body: text.text },
    missing: [...new Set([...head.missing, ...text.missing])],
    unknown: [...new Set([...head.unknown, ...text.unknown, ...brokenIn(`${subject}\n${body}`)])],
    optedOut: await hasOptedOut(ctx, contactId),
  }
}

/** Words as they are sent. @throws Refusal invalid_input for a variable without a value and for one that is none */
export function finalWords(values: ReadonlyMap<string, string | null>, mail: { subject: string; body: string }) {
  const parts = (['subject', 'body'] as const).map((part) => ({ part, ...fillIn(mail[part], values) }))
  const errors = parts.flatMap(({ part, missing, unknown }) => [
    ...missing.map((name) => ({
      ...{ path: part, code: 'missing_value', message: `There is no value for {{${name}}}` },
      mend: `Write it in, or say what stands there instead: {{${name} | "…"}}.`,
    })),
    ...[...unknown.map((name) => `{{${name}}}`), ...brokenIn(mail[part])].map((written) => ({
      ...{ path: part, code: 'unknown_variable', message: `${written} is no variable` },
      mend: 'GET /api/v1/mail-variables names all of them.',
    })),
  ])
  if (errors.length > 0) refuseInput(...errors)
  const [subject, body] = parts.map(({ text }) => text)
  // A value may hold a line break; a subject is one line.
  return { subject: (subject ?? '').replaceAll(/\p{Cc}+/gu, ' ').slice(0, 500), body: body ?? '' }
}
