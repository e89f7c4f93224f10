import { storedMailbox } from '#modules/mailboxes/domain/find-mailbox.ts'
import { createMailbox } from '#modules/mailboxes/domain/save-mailbox.ts'
import { takeIn } from '#modules/mailboxes/domain/take-in.ts'
import { readRaw } from '#modules/mailboxes/jobs/read-raw.ts'
import type { TestWorkspace } from './workspace.ts'

const server = { host: 'mail.hafen.example', port: 993, security: 'tls' as const }

/** A mailbox without a server behind it, and its inbox. */
export async function aBox({ ann, kith, workspaceId }: TestWorkspace, kind: 'shared' | 'personal' = 'shared') {
  const { id } = await ann.does((ctx) =>
    createMailbox(ctx, kith, {
      ...{ kind, name: 'Info', address: 'info@hafen.example', password: 'secret', imap: server, smtp: server },
      ...{ privacy: 'metadata', makesLeads: false },
    }),
  )
  const { rows } = await kith.database.owner.query<{ id: string }>(
    `insert into mail_folders (workspace_id, id, mailbox_id, path, role, is_read, uid_validity)
     values ($1, gen_random_uuid(), $2, 'INBOX', 'inbox', true, '1') returning id`,
    [workspaceId, id],
  )
  return { id, folderId: rows[0]?.id ?? '' }
}

/** A mail comes into it, as if it had been fetched. @returns its id */
export async function arrives(
  { ann, kith }: TestWorkspace,
  box: { id: string; folderId: string },
  raw: string,
  uid = 1,
): Promise<string> {
  const bytes = Buffer.from(raw, 'latin1')
  const fetched = await readRaw(kith, { uid, raw: bytes, bytes: bytes.length, receivedAt: new Date() })
  await ann.does(async (ctx) => {
    const mailbox = await storedMailbox(ctx, box.id)
    if (!mailbox) throw new Error('The mailbox is gone')
    await takeIn(ctx, mailbox, { id: box.folderId, role: 'inbox', uidValidity: '1' }, fetched)
  })
  const { rows } = await kith.database.owner.query<{ id: string }>(
    'select email_id as id from email_places where folder_id = $1 and uid = $2',
    [box.folderId, uid],
  )
  return rows[0]?.id ?? ''
}
