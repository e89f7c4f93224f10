import { z } from 'zod'
import { endpoint, Id } from '#platform/http/endpoint'
import { text } from '#platform/objects/text'
import { automaticKinds } from '../events.ts'
import { Address } from './mailboxes.ts'

const Person = z.object({ name: z.string(), address: z.string() })

export const EmailAttachment = z.object({
  id: z.uuid(),
  fileId: z.uuid().nullable().describe('null: it was not kept'),
  notKept: z.enum(['kind', 'size', 'count']).nullable().describe('Why not'),
  name: z.string(),
  type: z.string(),
  size: z.int(),
  inline: z.boolean().describe('A picture within the mail'),
})

const statuses = [
  'received',
  'queued',
  'sending',
  'sent',
  'not_sent',
  'unsure',
  'failed',
  'withheld',
  'unknown',
] as const

const head = {
  id: z.uuid(),
  mailboxId: z.uuid(),
  threadId: z.uuid(),
  direction: z.enum(['in', 'out']),
  from: Person,
  to: z.array(Person),
  cc: z.array(Person),
  sentAt: z.string(),
  automatic: z.enum(automaticKinds).nullable().describe('Why it was not written by a person'),
  contactId: z.uuid().nullable(),
  status: z.enum(statuses).describe('How far one that leaves has got; unknown: its outbox entry is forgotten'),
}

export const EmailHead = z.object({
  ...head,
  subject: z.string().nullable().describe('null: its mailbox does not show it to you'),
  excerpt: z.string().nullable().describe('null: its mailbox does not show it to you'),
  attachments: z.int(),
})
export type EmailHead = z.output<typeof EmailHead>

export const Email = z.object({
  ...head,
  replyTo: z.array(Person),
  bcc: z.array(Person),
  subject: z.string(),
  text: z.string().describe('What its sender wrote'),
  folded: z.string().describe('What is folded away: quotes and signature'),
  html: z.string().nullable().describe('Sanitised; remote images wait in data-remote, inline ones in data-cid'),
  attachments: z.array(EmailAttachment),
  isDesigned: z.boolean().describe('Its HTML is more than words'),
  hasRemoteImages: z.boolean(),
  remoteAllowed: z.boolean().describe('You let this sender’s remote images be shown'),
  bounce: z
    .object({ recipients: z.array(z.object({ address: z.string(), status: z.string(), said: z.string() })) })
    .nullable()
    .describe('Of a bounce: whom it could not reach'),
})
export type Email = z.output<typeof Email>

const To = z.strictObject({
  name: text(200)
    .pipe(z.string().regex(/^\P{Cc}*$/u))
    .default(''),
  address: Address,
})
const Subject = text(500).pipe(
  z
    .string()
    .min(1)
    .regex(/^\P{Cc}*$/u, { error: 'A subject is one line' }),
)

export const EmailDraft = z.strictObject({
  id: Id.describe('Made by you: sent twice with the same id it is one mail'),
  mailboxId: Id,
  to: z.array(To).min(1).max(100),
  cc: z.array(To).max(100).default([]),
  bcc: z.array(To).max(100).default([]),
  subject: Subject,
  text: text(200_000),
  attachments: z.array(Id).max(20).default([]).describe('Files of the workspace'),
  inReplyTo: Id.optional().describe('The mail it answers'),
})

const someId = '01890000-0000-7000-8000-000000000000'

export const emails = {
  list: endpoint({
    method: 'GET',
    path: '/emails',
    summary: 'The last hundred mails with a contact, newest first, as far as their mailboxes show them',
    permission: 'emails.read',
    input: z.strictObject({ contactId: Id }),
    output: z.object({ items: z.array(EmailHead) }),
    refusals: ['record_not_found'],
    example: { contactId: someId },
  }),
  get: endpoint({
    method: 'GET',
    path: '/emails/{id}',
    summary: 'Read one mail; GET /emails/{id}/page is its HTML, to be shown in a frame',
    permission: 'emails.read',
    input: z.strictObject({ id: Id }),
    output: Email,
    refusals: ['email_not_found'],
    example: { id: someId },
  }),
  send: endpoint({
    method: 'POST',
    path: '/emails',
    summary: 'Send a mail through a mailbox, once per id',
    permission: 'emails.create',
    input: EmailDraft,
    output: EmailHead,
    refusals: ['mailbox_not_found', 'email_not_found', 'file_not_found', 'mailbox_not_active'],
    example: {
      ...{ id: someId, mailboxId: someId, to: [{ address: 'sofia@cafe-lumen.example' }] },
      ...{ subject: 'The second counter', text: 'Hello Sofia' },
    },
  }),
  withhold: endpoint({
    method: 'DELETE',
    path: '/emails/{id}',
    summary: 'Take back a mail that has not left yet',
    permission: 'emails.create',
    input: z.strictObject({ id: Id }),
    output: z.object({ withheld: z.boolean().describe('false: it was on its way') }),
    refusals: ['email_not_found'],
    example: { id: someId },
  }),
}

export const trustedSenders = {
  trust: endpoint({
    method: 'PUT',
    path: '/trusted-senders',
    summary: 'Show remote images of this sender from now on, to you',
    permission: 'emails.read',
    input: z.strictObject({ address: Address, trusted: z.boolean() }),
    output: z.object({ address: z.string(), trusted: z.boolean() }),
    refusals: ['person_needed'],
    example: { address: 'sofia@cafe-lumen.example', trusted: true },
  }),
}
