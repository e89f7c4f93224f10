import type { Answer, Origin } from '#modules/forms/contract/submissions.ts'
import type { Ctx } from '#platform/ctx/ctx'
import type { InputError } from '#platform/http/refusal'
import { valueIn } from '#platform/objects/custom-values'
import { findRecord } from '#platform/objects/find-record'
import type { AnyRecord } from '#platform/objects/object-type'
import { same } from '#platform/objects/same'
import { saveRecords } from '#platform/objects/save-records'
import { companyIn, contactInput, toldIn } from './contact-input.ts'
import { companyFor } from './find-company.ts'
import { matchContact } from './match-contact.ts'

/** What was sent, about to become a contact. */
export interface Lead {
  form: string
  language: string
  answers: readonly Answer[]
  origin: Origin
  /** Its sender has shown that the email is theirs. */
  isConfirmed: boolean
  sentAt: string
}

export type Written =
  | { contactId: string; outcome: 'created' | 'known'; differing: string[] }
  | { contactId: null; errors: InputError[] }

/**
 * Makes the contact that a submission tells of, at the stage lead, or adds to the one there is: what is blank is filled,
 * what differs stays and is named. An email or phone is added to somebody known only when the sender has shown to be them.
 */
export async function writeLead(ctx: Ctx, lead: Lead): Promise<Written> {
  const { answers } = lead
  const known = await matchContact(ctx, { email: toldIn(answers, 'emails'), phone: toldIn(answers, 'phones') })
  const company = await companyFor(ctx, companyIn(answers))
  const said = { ...contactInput(ctx, answers), ...(company ? { companies: [company] } : {}) }
  if (known) return addTo(ctx, known, said, lead)
  const input = { ...said, ...firstTouch(lead), lifecycleStage: 'lead', language: lead.language }
  const [saved] = await saveRecords(ctx, ctx.objects.find('contact'), [{ input }])
  if (!saved || saved.status === 'failed') return { contactId: null, errors: saved?.errors ?? [] }
  return { contactId: saved.id, outcome: 'created', differing: [] }
}

async function addTo(ctx: Ctx, id: string, said: Record<string, unknown>, lead: Lead): Promise<Written> {
  const type = ctx.objects.find('contact')
  const record = await findRecord(ctx, type, id)
  const input: Record<string, unknown> = {}
  const differing: string[] = []
  for (const [name, value] of Object.entries(said)) {
    const stands = standing(record, name)
    if (agrees(name, stands, value)) continue
    const fills = isBlank(stands) && (lead.isConfirmed || (name !== 'emails' && name !== 'phones'))
    if (fills) input[name] = value
    else differing.push(name)
  }
  if (record.lifecycleStage === 'subscriber') input.lifecycleStage = 'lead'
  // The first touch is one thing: where any of it is known, it was earlier.
  if ([record.source, record.campaign, record.firstTouchAt].every(isBlank)) Object.assign(input, firstTouch(lead))
  const [saved] = await saveRecords(ctx, type, [{ id, input }])
  if (!saved || saved.status === 'failed') return { contactId: null, errors: saved?.errors ?? [] }
  return { contactId: id, outcome: 'known', differing }
}

const standing = (record: AnyRecord, name: string): unknown =>
  name.startsWith('custom.') ? valueIn(record, name) : record[name]

const isBlank = (value: unknown) =>
  value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0)

/** Whether a contact has already what is said of them. */
function agrees(name: string, stands: unknown, said: unknown): boolean {
  const some: unknown[] = Array.isArray(stands) ? stands : []
  const [told] = Array.isArray(said) ? said : []
  if (name === 'emails' || name === 'phones') return some.some((one) => Object(one).value === Object(told).value)
  if (name === 'companies')
    return some.some(
      (one) =>
        Object(one).id === Object(told).id ||
        String(Object(one).name).toLowerCase() === String(Object(told).name).toLowerCase(),
    )
  return same(stands, said) || (typeof said === 'string' && String(stands).toLowerCase() === said.toLowerCase())
}

/** Where somebody came from, and when: by the campaign's own words, else the website they came from, else the form. */
function firstTouch({ origin, form, sentAt }: Lead) {
  return {
    source: (origin.source ?? hostOf(origin.referrer) ?? form).slice(0, 500),
    campaign: origin.campaign ?? null,
    firstTouchAt: sentAt,
  }
}

const hostOf = (address: string | undefined) =>
  address && URL.canParse(address) ? new URL(address).hostname.replace(/^www\./, '') || undefined : undefined
