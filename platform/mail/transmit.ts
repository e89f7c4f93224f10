import { PassThrough } from 'node:stream'
import { createTransport, type SendMailOptions } from 'nodemailer'
import type { Config } from '#platform/config/config'
import { readContent } from '#platform/files/content'
import { messageIdOf } from './message-id.ts'
import { connectionOf, type OutgoingServer } from './outgoing-server.ts'

/** A mail as it is handed to the mail server. */
export interface Letter {
  id: string
  recipient: string
  subject: string
  text: string | null
  html: string | null
  calendar: string | null
  /** The same for each try, so that a mailbox may recognise a mail that a person had sent again after `unsure`. */
  messageId: string | null
  senderName: string | null
  replyTo: string | null
  unsubscribe: string | null
  isAutomatic: boolean
  /** Message ids of the mails before it in its conversation, oldest first. */
  references: readonly string[]
  /** Of a mail that leaves through a mailbox. */
  sender: string | null
  recipients: Recipients | null
  attachments: readonly { sha256: string; name: string; type: string }[]
}

interface Person {
  name: string
  address: string
}

export interface Recipients {
  to: Person[]
  cc: Person[]
  bcc: Person[]
}

/**
 * How it went. `refused`: the server will never take it. `delayed`: it did not leave, and may be tried again.
 * `unsure`: the line broke after its text had begun to flow, so it may have left.
 */
export type Outcome = { status: 'sent' } | { status: 'refused' | 'delayed' | 'unsure'; reason: string }

/**
 * Hands one mail to a mail server: the mailbox's own, or the installation's. Never throws: what the outside says is the result.
 */
export async function transmit(config: Config, letter: Letter, server?: OutgoingServer): Promise<Outcome> {
  const reached = await Promise.resolve(server ? connectionOf(server) : { url: config.smtpUrl }).catch(
    (error) => error as Error, // DNS and its like throw nothing else
  )
  if (reached instanceof Error) return outcomeOf(reached, false)
  const transport = createTransport({
    ...reached,
    connectionTimeout: 15_000,
    greetingTimeout: 15_000,
    socketTimeout: 60_000,
    disableFileAccess: true,
    disableUrlAccess: true,
  })
  let begun = false
  // The server is past recipient and sender when it is given the text; from there on a broken line proves nothing.
  transport.use('stream', (mail, done) => {
    mail.message.transform(() => {
      begun = true
      return new PassThrough()
    })
    done()
  })
  try {
    await transport.sendMail(messageOf(config, letter))
    return { status: 'sent' }
  } catch (error) {
    return outcomeOf(error, begun)
  } finally {
    transport.close()
  }
}

/** The bytes of a mail, as they are filed; Bcc stays in, as it does in the copy of whoever wrote it. */
export async function compose(config: Config, letter: Letter, date: Date): Promise<Buffer> {
  const transport = createTransport({ streamTransport: true, buffer: true, newline: 'windows' })
  const { message } = await transport.sendMail({ ...messageOf(config, letter), date })
  return message as Buffer // as `buffer` asks
}

const messageOf = (config: Config, letter: Letter): SendMailOptions => ({
  from: fromOf(letter, config.mailFrom),
  ...(letter.recipients ?? { to: letter.recipient }),
  attachments: letter.attachments.map(({ sha256, name, type }) => ({
    ...{ filename: name, contentType: type, content: readContent(config, sha256) },
  })),
  subject: letter.subject,
  text: letter.text ?? undefined,
  html: letter.html ?? undefined,
  ...(letter.calendar ? { icalEvent: { method: methodOf(letter.calendar), content: letter.calendar } } : {}),
  messageId: letter.messageId ?? messageIdOf(letter.id, config.mailFrom),
  ...(letter.replyTo ? { replyTo: letter.replyTo } : {}),
  ...(letter.references.length > 0 ? { references: [...letter.references], inReplyTo: letter.references.at(-1) } : {}),
  headers: headersOf(letter),
})

const ADDRESS = /<([^>]+)>|([^\s<>]+@[^\s<>]+)/

/** From the one address all mail comes from, which the mail server vouches for, in the name of whoever wrote it. */
function fromOf({ senderName, sender }: Letter, mailFrom: string | undefined) {
  if (sender) return { name: senderName ?? '', address: sender }
  const [, within, plain] = ADDRESS.exec(mailFrom ?? '') ?? []
  const address = within ?? plain
  return senderName && address ? { name: senderName, address } : mailFrom
}

/** What a person wrote is answered like a person's; what went out by itself says so. */
const headersOf = ({ replyTo, sender, unsubscribe, isAutomatic }: Letter): Record<string, string> => ({
  ...(isAutomatic
    ? { 'Auto-Submitted': 'auto-replied', 'X-Auto-Response-Suppress': 'All' }
    : (replyTo || sender) && !unsubscribe
      ? {}
      : { 'Auto-Submitted': 'auto-generated' }),
  ...(unsubscribe
    ? { 'List-Unsubscribe': `<${unsubscribe}>`, 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' }
    : {}),
})

/** The same word stands in the calendar and in the head of the part that holds it. */
const methodOf = (calendar: string) => /^METHOD:(\w+)/m.exec(calendar)?.[1] ?? 'PUBLISH'

function outcomeOf(error: unknown, begun: boolean): Outcome {
  const { responseCode, message, code } = error as Error & { responseCode?: number; code?: string } // nodemailer throws nothing else
  const reason = message.slice(0, 1000)
  // It was not the mail that was refused: whoever mends the password or signs in anew lets it leave.
  if (code === 'EAUTH') return { status: 'delayed', reason }
  if (responseCode) return { status: responseCode >= 500 ? 'refused' : 'delayed', reason }
  return { status: begun ? 'unsure' : 'delayed', reason }
}
