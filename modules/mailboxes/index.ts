import { emails, trustedSenders } from './contract/emails.ts'
import { mailProviders } from './contract/mail-providers.ts'
import { mailboxes, mailboxTests, mailFolders, mailHosts } from './contract/mailboxes.ts'
import './events.ts'

export const mailboxesContract = {
  ...{ mailboxes, mailProviders, mailboxTests, mailFolders, mailHosts, emails, trustedSenders },
}

export { mailboxesRoutes } from './api/routes.ts'
export { ownMailboxId } from './domain/find-mailbox.ts'
export { looksOf, type MailLook } from './domain/mail-pages.ts'
export { readEmail } from './domain/read-email.ts'
export { sendEmail, withholdEmail } from './domain/send-email.ts'
export { mailboxDoor } from './domain/sending.ts'
export { threadOf } from './domain/thread-of.ts'
export { EmailEvent } from './events.ts'
export { mailboxesTasks } from './jobs/tasks.ts'
export { watchMailboxes } from './jobs/watch-mailboxes.ts'
export { mountMailSignIn } from './outside/open-by-provider.ts'
export { mountEmails } from './page/serve-emails.ts'
