import { uuidv7 } from 'uuidv7'
import { expect, test } from 'vitest'
import type { EmailEvent } from '#modules/mailboxes'
import { storedMailbox } from '#modules/mailboxes/domain/find-mailbox.ts'
import { threadOf } from '#modules/mailboxes/domain/thread-of.ts'
import { tellEmail, writeEmail } from '#modules/mailboxes/domain/write-email.ts'
import type { RecordedEvent } from '#platform/events/subscriber'
import { contact } from '#tests/support/merging'
import { aWorkspace, type TestWorkspace } from '#tests/support/workspace'
import { deliver } from './deliver.ts'
import { followEmails } from './follow-emails.ts'

const server = { host: 'mail.hafen.example', port: 993, security: 'tls' }

async function aMailbox({ kith, workspaceId }: TestWorkspace): Promise<string> {
  const id = uuidv7()
  await kith.database.owner.query(
    `insert into mailboxes (workspace_id, id, kind, address, name, login, auth, imap, smtp, files_sent, state, since, activated_at, created_at, updated_at)
     values ($1, $2, 'shared', 'hallo@hafen.example', 'Hafen Kaffee', 'hallo', 'password', $3, $3, true, 'active', now(), now(), now(), now())`,
    [workspaceId, id, JSON.stringify(server)],
  )
  return id
}

interface Coming {
  messageId: string
  references?: string[]
  subject?: string
  from?: string
  automatic?: EmailEvent['automatic']
  isEarlier?: boolean
}

/** A mail comes into the mailbox, as often as is said. */
async function comes({ ann }: TestWorkspace, mailboxId: string, mail: Coming, times = 1): Promise<void> {
  const event = await ann.does(async (ctx) => {
    const mailbox = await storedMailbox(ctx, mailboxId)
    if (!mailbox) throw new Error('The mailbox is gone')
    const at = new Date().toISOString()
    const { messageId, references = [], automatic = null, isEarlier = false } = mail
    const from = { name: 'Carlos Ibáñez', address: mail.from ?? 'c.ibanez@posteo.example' }
    const { subject = 'Box arrived torn again' } = mail
    const threadId = await threadOf(ctx, {
      ...{ mailboxId, messageId, references, subject, partner: from.address, direction: 'in', at },
    })
    const email = {
      ...{
        id: uuidv7(),
        threadId,
        identity: messageId,
        direction: 'in' as const,
        messageId,
        inReplyTo: null,
        from,
        subject,
      },
      ...{
        recipients: { to: [], cc: [], bcc: [], replyTo: [] },
        automatic,
        bounce: null,
        contacts: new Map<string, string>(),
      },
      ...{ contactId: null, mailId: null, key: null, isEarlier, bytes: 10, sentAt: at, receivedAt: at },
      names: references,
      ...{ text: `Words of ${messageId}`, folded: '', html: null, attachments: [] },
    }
    await writeEmail(ctx, mailbox, email)
    await tellEmail(ctx, mailbox, 'email.received', email)
    const told = await ctx.db
      .selectFrom('events')
      .selectAll()
      .where('type', '=', 'email.received')
      .orderBy('id', 'desc')
      .executeTakeFirst()
    return told as unknown as RecordedEvent // as subscribers are given it
  })
  for (let time = 0; time < times; time += 1) await ann.does((ctx) => followEmails.handle(ctx, [event]))
}

test('a mail opens one conversation, however often it is told, and the reply leaves once as an answer to it', async () => {
  const workspace = await aWorkspace()
  const { ann } = workspace
  const contactId = await contact(ann, { firstName: 'Carlos', emails: ['c.ibanez@posteo.example'] })
  const mailboxId = await aMailbox(workspace)
  await comes(workspace, mailboxId, { messageId: 'one@posteo.example' }, 2)
  const { items } = (await ann.asks('GET', '/conversations')).body
  expect(items).toMatchObject([{ channel: 'email', contactId, subject: 'Box arrived torn again', state: 'open' }])
  const [{ id }] = items
  const messageId = uuidv7()
  await ann.asks('POST', `/conversations/${id}/messages`, { messageId, kind: 'reply', text: 'Sorry!', version: 99 })
  for (const _ of [1, 2]) await ann.does((ctx) => deliver(ctx, messageId))
  const sent = await ann.does((ctx) => ctx.db.selectFrom('outgoingMails').select(['recipient', 'subject']).execute())
  expect(sent).toEqual([{ recipient: 'c.ibanez@posteo.example', subject: 'Re: Box arrived torn again' }])
  await ann.asks('PATCH', `/conversations/${id}`, { state: 'resolved' })
  await comes(workspace, mailboxId, { messageId: 'two@posteo.example', references: ['one@posteo.example'] })
  expect((await ann.asks('GET', `/conversations/${id}`)).body).toMatchObject({ state: 'open' })
  expect((await ann.asks('GET', '/conversations/count')).body.count).toBe(1)
})

test('a robot opens nothing, and what was there before is resolved', async () => {
  const workspace = await aWorkspace()
  const { ann } = workspace
  const mailboxId = await aMailbox(workspace)
  await comes(workspace, mailboxId, { messageId: 'away@posteo.example', automatic: 'auto_reply' })
  expect((await ann.asks('GET', '/conversations/count')).body.count).toBe(0)
  await comes(workspace, mailboxId, { messageId: 'old@posteo.example', isEarlier: true })
  expect((await ann.asks('GET', '/conversations')).body.items).toMatchObject([
    { state: 'resolved', waitingSince: null },
  ])
})

test('without a mailbox a reply does not leave, and says so', async () => {
  const workspace = await aWorkspace()
  const { ann, kith } = workspace
  const mailboxId = await aMailbox(workspace)
  await comes(workspace, mailboxId, { messageId: 'one@posteo.example' })
  const [{ id }] = (await ann.asks('GET', '/conversations')).body.items
  await kith.database.owner.query("update mailboxes set state = 'paused' where id = $1", [mailboxId])
  const messageId = uuidv7()
  await ann.asks('POST', `/conversations/${id}/messages`, { messageId, kind: 'reply', text: 'Sorry!', version: 99 })
  await ann.does((ctx) => deliver(ctx, messageId))
  const { messages } = (await ann.asks('GET', `/conversations/${id}/thread`)).body
  expect(messages.at(-2)).toMatchObject({ delivery: 'failed', failure: 'noMailbox' })
  expect((await ann.asks('DELETE', `/conversations/${id}/messages/${messageId}`)).body.drafts.reply).toBe('Sorry!')
})

test('a mail that names no other finds the conversation whose number it names, if its sender is part of that', async () => {
  const workspace = await aWorkspace()
  const { ann } = workspace
  const mailboxId = await aMailbox(workspace)
  await comes(workspace, mailboxId, { messageId: 'one@posteo.example' })
  const [{ id, number }] = (await ann.asks('GET', '/conversations')).body.items
  await comes(workspace, mailboxId, { messageId: 'two@posteo.example', subject: `About #${number}: a picture` })
  await comes(workspace, mailboxId, { messageId: 'three@posteo.example', references: ['two@posteo.example'] })
  const { messages } = (await ann.asks('GET', `/conversations/${id}/thread`)).body
  expect(messages.filter(({ kind }: { kind: string }) => kind === 'incoming')).toHaveLength(3)
  expect((await ann.asks('GET', '/conversations/count')).body.count).toBe(1)
  await comes(workspace, mailboxId, { messageId: 'x@else.example', from: 'x@else.example', subject: `#${number}` })
  expect((await ann.asks('GET', '/conversations/count')).body.count).toBe(2)
})
