import { z } from 'zod'
import { endpoint, Id } from '#platform/http/endpoint'
import { text } from '#platform/objects/text'
import { Server } from './servers.ts'

export const privacies = ['nothing', 'metadata', 'subject', 'all'] as const
export const folderRoles = ['inbox', 'sent', 'drafts', 'trash', 'junk', 'archive', 'all'] as const

export const Address = text(320).pipe(
  z
    .string()
    .regex(/^[^\s<>@,;:"]+@[^\s<>@,;:"]+\.[^\s<>@,;:"]+$/, { error: 'Not the address of one mailbox' })
    .toLowerCase(),
)
const Name = text(120).pipe(
  z
    .string()
    .min(1)
    .regex(/^\P{Cc}*$/u, { error: 'A name is one line' }),
)
const Login = text(320).pipe(z.string().min(1))
const Password = z
  .string()
  .min(1)
  .max(1000)
  .regex(/^[^\0\r\n]*$/, { error: 'A password is one line' })

export const MailFolder = z.object({
  id: z.uuid(),
  path: z.string(),
  role: z.enum(folderRoles).nullable(),
  isRead: z.boolean().describe('Whether Kith reads it'),
  firstDone: z.boolean().describe('Whether all that was there at first is read'),
  waiting: z.int().describe('Mails on the server that are not read yet, when it was last looked at'),
  lastMessageAt: z.string().nullable().describe('When the last mail that was read had come'),
  syncedAt: z.string().nullable().describe('When it was last looked at in full'),
  lastError: z.string().nullable(),
  leftOut: z.int().describe('Mails that could not be kept whole'),
  leftOutWhy: z
    .enum(['size', 'parts', 'refused', 'unfetchable'])
    .nullable()
    .describe('The last of them: too large or too many parts (its head is kept), not to be stored, not handed over'),
})
export type MailFolder = z.output<typeof MailFolder>

export const Mailbox = z.object({
  id: z.uuid(),
  kind: z.enum(['shared', 'personal']),
  ownerId: z.uuid().nullable(),
  address: z.string(),
  name: z.string(),
  state: z.enum(['active', 'paused', 'reconnect']),
  privacy: z.enum(privacies).describe('What others see of a personal mailbox'),
  makesLeads: z.boolean().describe('Strangers who write here become contacts at the stage lead'),
  auth: z.enum(['password', 'oauth2']),
  provider: z
    .object({ id: z.uuid(), name: z.string() })
    .nullable()
    .describe('By whom it is opened, where that is not a password'),
  isConnected: z.boolean().describe('False: nobody has signed in at its provider yet'),
  login: z.string(),
  imap: Server,
  smtp: Server,
  filesSent: z.boolean().describe('Whether the host files into Sent by itself what leaves through it'),
  since: z.string().describe('How far back the first import went'),
  activatedAt: z.string().describe('Mails before then set nothing going'),
  syncedAt: z.string().nullable(),
  isWatched: z.boolean().describe('Whether Kith hears of new mails at once; else it looks each minute'),
  lastError: z.string().nullable(),
  lastErrorAt: z.string().nullable(),
  retryAt: z.string().nullable(),
  emails: z.int(),
  folders: z.array(MailFolder),
  version: z.int(),
  may: z.object({ change: z.boolean() }),
})
export type Mailbox = z.output<typeof Mailbox>

const Connection = {
  address: Address,
  login: Login.optional().describe('The address unless told'),
  password: Password,
  imap: Server,
  smtp: Server,
}
export const TestedConnection = z.strictObject(Connection)
export const MailboxDraft = z.strictObject({
  address: Address,
  providerId: Id.optional().describe('Opened by a provider, where somebody then signs in; else by password'),
  login: Login.optional().describe('The address unless told'),
  password: Password.optional(),
  imap: Server.optional().describe('A provider brings its own'),
  smtp: Server.optional(),
  kind: z.enum(['shared', 'personal']),
  name: Name,
  privacy: z.enum(privacies).default('metadata').describe('Of a personal one; a shared one shows all'),
  since: z.iso.date().optional().describe('How far back the first import goes; 90 days unless told'),
  makesLeads: z.boolean().default(false),
})
export type MailboxDraft = z.output<typeof MailboxDraft>
export const MailboxPatch = z.strictObject({
  id: Id,
  version: z.int().optional(),
  name: Name.optional(),
  privacy: z.enum(privacies).optional(),
  makesLeads: z.boolean().optional(),
  state: z.enum(['active', 'paused']).optional(),
  login: Login.optional(),
  password: Password.optional().describe('Kept encrypted. Left out: as it is'),
  imap: Server.optional(),
  smtp: Server.optional(),
  filesSent: z.boolean().optional(),
})
export type MailboxPatch = z.output<typeof MailboxPatch>

const someId = '01890000-0000-7000-8000-000000000000'
const one = z.strictObject({ id: Id })
const imap = { host: 'imap.hafenkaffee.example', port: 993, security: 'tls' as const }
const smtp = { host: 'smtp.hafenkaffee.example', port: 465, security: 'tls' as const }

export const mailboxes = {
  list: endpoint({
    method: 'GET',
    path: '/mailboxes',
    summary: 'Shared mailboxes and your own, with how each folder stands',
    permission: 'mailboxes.read',
    input: z.strictObject({}),
    output: z.object({ items: z.array(Mailbox) }),
    example: {},
  }),
  get: endpoint({
    method: 'GET',
    path: '/mailboxes/{id}',
    summary: 'One mailbox, with how each folder stands',
    permission: 'mailboxes.read',
    input: one,
    output: Mailbox,
    refusals: ['mailbox_not_found'],
    example: { id: someId },
  }),
  create: endpoint({
    method: 'POST',
    path: '/mailboxes',
    summary: 'Connect a mailbox; reading begins at once, or once somebody signed in at its provider',
    permission: 'mailboxes.create',
    input: MailboxDraft,
    output: Mailbox,
    refusals: ['mailbox_exists', 'person_needed', 'forbidden', 'mail_server_private', 'mail_provider_not_found'],
    example: {
      kind: 'shared',
      name: 'Sales',
      address: 'sales@hafenkaffee.example',
      password: 'from the host',
      imap,
      smtp,
    },
  }),
  change: endpoint({
    method: 'PATCH',
    path: '/mailboxes/{id}',
    summary: 'Change a mailbox, pause it, or connect it anew',
    permission: 'mailboxes.update',
    input: MailboxPatch,
    output: Mailbox,
    refusals: ['mailbox_not_found', 'forbidden', 'version_conflict', 'mail_server_private'],
    example: { id: someId, name: 'Sales and advice' },
  }),
  remove: endpoint({
    method: 'DELETE',
    path: '/mailboxes/{id}',
    summary: 'Remove a mailbox and all that was read from it; on the server nothing changes',
    permission: 'mailboxes.delete',
    input: one,
    output: z.object({ id: z.uuid() }),
    refusals: ['mailbox_not_found', 'forbidden'],
    example: { id: someId },
  }),
  signIn: endpoint({
    method: 'POST',
    path: '/mailboxes/{id}/sign-ins',
    summary: 'Where in a browser a mailbox is opened by its provider, within ten minutes and by whoever asks',
    permission: 'mailboxes.update',
    input: z.strictObject({ id: Id, providerId: Id.optional().describe('Another than it has, or its first') }),
    output: z.object({ address: z.string() }),
    refusals: ['mailbox_not_found', 'mail_provider_not_found', 'forbidden', 'person_needed', 'provider_secret_wrong'],
    example: { id: someId, providerId: someId },
  }),
  sync: endpoint({
    method: 'POST',
    path: '/mailboxes/{id}/syncs',
    summary: 'Look for mails now',
    permission: 'mailboxes.update',
    input: one,
    output: Mailbox,
    refusals: ['mailbox_not_found', 'mailbox_not_active'],
    example: { id: someId },
  }),
}

export const mailFolders = {
  change: endpoint({
    method: 'PATCH',
    path: '/mail-folders/{id}',
    summary: 'Say whether Kith reads a folder of a mailbox',
    permission: 'mailboxes.update',
    input: z.strictObject({ id: Id, isRead: z.boolean() }),
    output: Mailbox,
    refusals: ['mailbox_not_found', 'mail_folder_not_found', 'forbidden'],
    example: { id: someId, isRead: false },
  }),
}

const Tried = z.object({
  problem: z
    .enum([
      'host_not_found',
      'unreachable',
      'tls',
      'login_refused',
      'imap_disabled',
      'no_such_protocol',
      'private',
      'other',
    ])
    .nullable()
    .describe('null: it works'),
  said: z.string().describe('What the server said'),
})
export const mailboxTests = {
  create: endpoint({
    method: 'POST',
    path: '/mailbox-tests',
    summary: 'Try whether a mailbox can be read and written through; nothing is kept',
    permission: 'mailboxes.create',
    input: TestedConnection,
    output: z.object({ imap: Tried, smtp: Tried, folders: z.array(z.string()) }),
    example: { address: 'sales@hafenkaffee.example', password: 'from the host', imap, smtp },
  }),
}

export const mailHosts = {
  guess: endpoint({
    method: 'GET',
    path: '/mail-hosts',
    summary: 'By which servers an address is probably reached',
    permission: 'mailboxes.create',
    input: z.strictObject({ address: Address }),
    output: z.object({
      provider: z.string().nullable().describe('Whose servers they are, where that is known'),
      imap: Server,
      smtp: Server,
      filesSent: z.boolean(),
      hint: z.enum(['app_password', 'oauth2', 'switch_on_imap']).nullable(),
    }),
    example: { address: 'sales@hafenkaffee.example' },
  }),
}
