import { writeLead } from '#modules/forms'
import { type Ctx, inLightOf } from '#platform/ctx/ctx'
import { languageOf } from '#platform/i18n/translate'
import { parsePersonName } from '#platform/values/person-name'
import type { StoredMailbox } from './find-mailbox.ts'
import type { Person } from './write-email.ts'

/**
 * Makes the stranger who wrote to a mailbox of leads a contact, the way a form does: at the stage lead, with the mailbox as its first
 * touch, never a second of one address, and for whoever the rules of assignment name. @returns its id; null where it cannot be saved
 */
export async function makeLead(ctx: Ctx, { name: mailbox }: StoredMailbox, { name, address }: Person, sentAt: string) {
  const read = parsePersonName(name)
  const said = read.ok && !name.includes('@') ? { firstName: read.value.firstName, lastName: read.value.lastName } : {}
  const answers = Object.entries({ emails: address, ...said }).flatMap(([field, value]) =>
    value ? [{ key: field, of: 'contact' as const, field, label: field, value }] : [],
  )
  // It is the customer's act, as a form is: rules about what comes by itself hold.
  const written = await writeLead(inLightOf(ctx, { actor: { kind: 'customer', id: null }, causeId: null }), {
    ...{ form: mailbox, language: languageOf(ctx.workspace.locale), answers, origin: {} },
    ...{ isConfirmed: true, sentAt },
  })
  return written.contactId
}
