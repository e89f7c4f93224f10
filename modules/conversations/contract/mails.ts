import { z } from 'zod'
import { endpoint, Id } from '#platform/http/endpoint'
import { text } from '#platform/objects/text'

const someId = '00000000-0000-7000-8000-000000000000'
const Email = z
  .string()
  .max(320)
  .regex(/^[^\s<>@,;:"]+@[^\s<>@,;:"]+$/, 'No address of one mailbox')

const StartMail = z.strictObject({
  messageId: Id.describe('any UUID, made by whoever sends it: sent twice, it is one conversation'),
  mailboxId: Id.describe('a shared mailbox'),
  contactId: Id.optional(),
  to: Email.optional().describe('the contact’s first address where absent'),
  subject: text(300).pipe(
    z
      .string()
      .trim()
      .min(1, { error: 'A mail has a subject' })
      .regex(/^\P{Cc}*$/u, { error: 'A subject is one line' }),
  ),
  text: text(100_000).pipe(z.string().min(1, { error: 'Say something' })),
  fileIds: z.array(Id).max(20).default([]),
})
export type StartMail = z.output<typeof StartMail>

/** Conversations that we begin. */
export const conversationMailsContract = {
  start: endpoint({
    method: 'POST',
    path: '/conversation-mails',
    summary: 'Begin a conversation by a mail through a shared mailbox; it leaves after ten seconds',
    permission: 'conversations.create',
    input: StartMail,
    output: z.object({ conversationId: z.uuid(), isNew: z.boolean() }),
    refusals: ['record_not_found', 'file_not_found', 'mailbox_not_found'],
    example: {
      ...{ messageId: someId, mailboxId: someId, contactId: someId },
      ...{ subject: 'Your second counter', text: 'Hello Sofia, the offer you asked for is ready.' },
    },
  }),
}
