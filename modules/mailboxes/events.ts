import { z } from 'zod'
import { declareEvent } from '#platform/events/event'

/** Why a mail was not written by a person; null where one did, as far as can be told. */
export const automaticKinds = ['bounce', 'complaint', 'auto_reply', 'calendar', 'list', 'notice'] as const

/** What is told of a mail. It stands on the timeline of its contact, unless its mailbox shows nothing to others. */
export const EmailEvent = z.object({
  emailId: z.uuid(),
  mailboxId: z.uuid(),
  mailboxKind: z.enum(['shared', 'personal']),
  threadId: z.uuid(),
  /** Without angle brackets. */
  messageId: z.string(),
  fromAddress: z.string(),
  automatic: z.enum(automaticKinds).nullable(),
  /** It was there before the mailbox was connected: nothing is set going by it. */
  beforeActivation: z.boolean(),
})
export type EmailEvent = z.output<typeof EmailEvent>
declareEvent('email.received', EmailEvent)
declareEvent('email.sent', EmailEvent)
// A thread was joined into another: a mail came that shows both to be one.
declareEvent('email.joined', z.object({ mailboxId: z.uuid(), threadId: z.uuid(), intoThreadId: z.uuid() }))

const Named = z.object({ address: z.string(), kind: z.enum(['shared', 'personal']) })
declareEvent('mailbox.created', Named)
declareEvent('mailbox.updated', Named.extend({ state: z.string() }))
declareEvent('mailbox.deleted', Named)

const Provider = z.object({ name: z.string() })
declareEvent('mailProvider.created', Provider)
declareEvent('mailProvider.updated', Provider)
declareEvent('mailProvider.deleted', Provider)
