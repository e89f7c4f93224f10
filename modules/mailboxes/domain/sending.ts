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
    // Nobody need mend what passes by itself: the outbox tries again, with growing pauses.
    if ('problem' in signIn && signIn.problem === 'provider_unreachable') throw new Error(signIn.said)
    if ('problem' in signIn) return signIn.said
    return { ...mailbox.smtp, ...signIn, addressOf: () => addressToConnect(job.kith, mailbox.smtp.host) }
  },
  hasLeft: noteSent,
}
