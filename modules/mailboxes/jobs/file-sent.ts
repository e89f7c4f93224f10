import { z } from 'zod'
import type { Job } from '#platform/jobs/task'
import { composeSent } from '#platform/mail/send-queued-mail'
import { storedMailbox } from '../domain/find-mailbox.ts'
import type { connectImap } from '../outside/connect-imap.ts'
import { connectMailbox } from '../outside/sign-in-of.ts'

const Payload = z.looseObject({ mailboxId: z.uuid(), mailId: z.uuid() })

/** Files a mail that has left into Sent, once: one that lies there already is left alone. Should it fail, nothing is sent again. */
export async function fileSent({ kith, payload, workspace }: Job): Promise<void> {
  const { mailboxId, mailId } = Payload.parse(payload)
  const whole = { seesEverything: true }
  const mailbox = await workspace((ctx) => storedMailbox(ctx, mailboxId), whole)
  const copy = await workspace((ctx) => composeSent(ctx, kith.config, mailId), whole)
  if (!mailbox || !copy || mailbox.state !== 'active') return
  const client = await connectMailbox(kith, mailbox)
  try {
    const listed = await client.list()
    const sent = listed.find(({ specialUse }) => specialUse === '\\Sent')?.path ?? (await made(client))
    const lock = await client.getMailboxLock(sent, { readOnly: true })
    const there = await client
      .search({ header: { 'message-id': copy.messageId } }, { uid: true })
      .finally(() => lock.release())
    if (!there || there.length === 0) await client.append(sent, copy.raw, ['\\Seen'], copy.sentAt)
  } finally {
    client.close()
  }
}

/** Where there is no such folder yet, one is made by the name that mail programs know. */
async function made(client: Awaited<ReturnType<typeof connectImap>>): Promise<string> {
  const { path } = await client.mailboxCreate('Sent')
  return path
}
