import type { MailboxDoor } from '#platform/mail/outgoing-server'
import { signInOf } from '../outside/sign-in-of.ts'
import { storedMailbox } from './find-mailbox.ts'
import { noteSent } from './note-sent.ts'
import { addressToConnect } from './private-hosts.ts'

/** What mailboxes answer to the outbox. */
export const mailboxDoor: MailboxDoor = {
  async serverOf(job, mailboxId) {
    const mailbox = await job.workspace((ctx) => storedMailbox(ctx, mailboxId), { seesEverything: true })
    if (!mailbox) return 'The mailbox is gone'
    if (mailbox.state !== 'active') return `The mailbox is ${mailbox.state}`
    const signIn = await signInOf(job.kith, mailbox)
    if (typeof signIn === 'string') return signIn
    return { ...mailbox.smtp, ...signIn, addressOf: () => addressToConnect(job.kith, mailbox.smtp.host) }
  },
  hasLeft: noteSent,
}
