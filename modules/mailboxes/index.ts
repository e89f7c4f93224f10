import { emails, trustedSenders } from './contract/emails.ts'
import { mailboxes, mailboxTests, mailFolders, mailHosts } from './contract/mailboxes.ts'
import './events.ts'

export const mailboxesContract = { mailboxes, mailboxTests, mailFolders, mailHosts, emails, trustedSenders }

export { mailboxesRoutes } from './api/routes.ts'
export { looksOf, type MailLook } from './domain/mail-pages.ts'
export { readEmail } from './domain/read-email.ts'
export { sendEmail, withholdEmail } from './domain/send-email.ts'
export { mailboxDoor } from './domain/sending.ts'
export { threadOf } from './domain/thread-of.ts'
export { EmailEvent } from './events.ts'
export { mailboxesTasks } from './jobs/tasks.ts'
export { watchMailboxes } from './jobs/watch-mailboxes.ts'
export { mountEmails } from './page/serve-emails.ts'
