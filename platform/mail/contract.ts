import { z } from 'zod'
import { endpoint, Id } from '#platform/http/endpoint'

/**
 * `not_sent`: no mail server is set up. `unsure`: Kith or the line broke while it was being sent, so it may have left;
 * it is sent again only when somebody says so. `failed`: the mail server refused it, or was away for too long. `withheld`: taken
 * back before it left.
 */
export const MailStatus = z.enum(['queued', 'sending', 'sent', 'not_sent', 'unsure', 'failed', 'withheld'])

/** A mail in the outbox. */
export const MailEntry = z.object({
  id: Id,
  to: z.string(),
  subject: z.string().describe('Empty for a mail that is private'),
  status: MailStatus,
  /** About somebody's account, such as a new password, or told to them alone: only its recipient reads the text. */
  confidential: z.boolean(),
  createdAt: z.iso.datetime(),
  sentAt: z.iso.datetime().nullable(),
  /** Why the last try failed. */
  lastError: z.string().nullable(),
})

/** A mail as it is read. */
export const MailDetail = MailEntry.extend({
  text: z.string().nullable(),
  html: z.string().nullable(),
  tries: z.array(z.object({ at: z.iso.datetime(), error: z.string().nullable() })),
})

export const outbox = {
  list: endpoint({
    method: 'GET',
    path: '/outbox',
    summary: 'Mails of the workspace, newest first',
    permission: 'settings',
    input: z.strictObject({ status: MailStatus.optional(), cursor: Id.optional() }),
    output: z.object({
      items: z.array(MailEntry),
      nextCursor: z.string().nullable(),
      /** Whether SMTP_URL is set: without it nothing leaves. */
      mailServer: z.boolean(),
    }),
    example: {},
  }),
  get: endpoint({
    method: 'GET',
    path: '/outbox/{mailId}',
    summary: 'One mail of the workspace',
    permission: 'settings',
    input: z.strictObject({ mailId: Id }),
    output: MailDetail,
    refusals: ['mail_not_found'],
    example: { mailId: '01890000-0000-7000-8000-000000000000' },
  }),
  retry: endpoint({
    method: 'POST',
    path: '/outbox/{mailId}/retry',
    summary: 'Send a mail that was not sent, or may not have been',
    permission: 'settings',
    input: z.strictObject({ mailId: Id }),
    output: MailDetail,
    refusals: ['mail_not_found', 'mail_not_waiting', 'mail_not_possible'],
    example: { mailId: '01890000-0000-7000-8000-000000000000' },
  }),
}
