import { z } from 'zod'
import { endpoint, Id } from '#platform/http/endpoint'
import { text } from '#platform/objects/text'
import { Body, Subject } from './templates.ts'

const someId = '01890000-0000-7000-8000-000000000000'

export const Letter = z.object({
  id: z.uuid(),
  contactId: z.uuid(),
  dealId: z.uuid().nullable(),
  activityId: z.uuid().nullable(),
  threadId: z.uuid().describe('The first mail of its conversation'),
  senderId: z.uuid().nullable(),
  to: z.string(),
  subject: z.string(),
  body: z.string(),
  sentAt: z.string(),
  status: z
    .enum(['queued', 'sending', 'sent', 'not_sent', 'unsure', 'failed', 'withheld', 'unknown'])
    .describe('unknown: its mail is forgotten, or it is an example'),
  answeredAt: z.string().nullable(),
})
export type Letter = z.output<typeof Letter>

const SendLetter = z.strictObject({
  id: Id.describe('Made by you: sent twice with the same id it is one mail'),
  contactId: Id,
  dealId: Id.optional(),
  to: z.string().max(320).optional().describe('One of the contact’s addresses; the first unless told'),
  subject: Subject,
  body: Body,
  templateId: Id.optional(),
  follows: Id.optional().describe('An earlier mail to this contact whose conversation it goes on with'),
})
export type SendLetter = z.output<typeof SendLetter>

export const letters = {
  list: endpoint({
    method: 'GET',
    path: '/letters',
    summary: 'Mails from colleagues to a contact or about a deal, newest first',
    permission: 'activities.read',
    input: z.strictObject({ contactId: Id.optional(), dealId: Id.optional() }),
    output: z.object({ items: z.array(Letter) }),
    refusals: ['record_not_found'],
    example: { contactId: someId },
  }),
  send: endpoint({
    method: 'POST',
    path: '/letters',
    summary: 'Send a mail to a contact, once per id; it stands on the timelines of the contact and the deal',
    permission: 'activities.create',
    input: SendLetter,
    output: Letter,
    refusals: ['record_not_found', 'person_needed', 'forbidden'],
    example: { id: someId, contactId: someId, subject: 'The second counter', body: 'Hello Sofia' },
  }),
  preview: endpoint({
    method: 'POST',
    path: '/letter-previews',
    summary: 'A mail with its variables filled in for a contact; what has no value is told',
    permission: 'mailTemplates.read',
    input: z.strictObject({ contactId: Id, dealId: Id.optional(), subject: text(300), body: text(20_000) }),
    output: z.object({
      to: z.array(z.string()),
      subject: z.string(),
      body: z.string(),
      missing: z.array(z.string()).describe('Variables without a value and without a fallback'),
      unknown: z.array(z.string()).describe('Names that are no variable, or of fields you do not see'),
      optedOut: z.boolean(),
    }),
    refusals: ['record_not_found'],
    example: { contactId: someId, subject: 'Hello {{contact.firstName | "there"}}', body: 'How are you?' },
  }),
  answer: endpoint({
    method: 'PUT',
    path: '/letters/{id}/answer',
    summary: 'Note that a mail was answered, once; what waits for that answer ends',
    permission: 'activities.create',
    input: z.strictObject({ id: Id, text: text(20_000).default('') }),
    output: Letter,
    refusals: ['letter_not_found', 'forbidden'],
    example: { id: someId },
  }),
}
