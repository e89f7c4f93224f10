import { z } from 'zod'
import { endpoint, Id } from '#platform/http/endpoint'
import { text } from '#platform/objects/text'
import { Server } from './servers.ts'

const providerKinds = ['google', 'microsoft', 'other'] as const

const oneLine = (most: number, error: string) =>
  text(most).pipe(
    z
      .string()
      .min(1, { error })
      .regex(/^\P{Cc}*$/u, { error: 'This is one line' }),
  )

const Endpoint = text(500).pipe(
  z
    .url({ protocol: /^https?$/, error: 'Not an address' })
    .refine((address) => !/[@#]/.test(address), { error: 'An address without a name or a mark in it' }),
)

/** Nobody signs in to Kith by it: what would say who they are is left out. */
const Scope = oneLine(1000, 'The scope is needed').pipe(
  z.string().refine((scope) => !scope.split(/\s+/).includes('openid'), {
    error: 'Leave out openid',
    params: { mend: 'Name the scopes that open mailboxes alone.' },
  }),
)

const MailProviderDraft = z.strictObject({
  kind: z.enum(providerKinds),
  name: oneLine(60, 'The button needs a name').describe('Of the button: Continue at …'),
  clientId: oneLine(300, 'The client id is needed'),
  clientSecret: text(1000)
    .pipe(z.string().min(1))
    .optional()
    .describe('Kept encrypted. Left out: as it is; a public client has none'),
  authorizationEndpoint: Endpoint.describe('Where somebody signs in and agrees'),
  tokenEndpoint: Endpoint.describe('Where tokens are given'),
  scope: Scope.describe('What opens mailboxes, and holds while nobody is there'),
  imap: Server,
  smtp: Server,
})
export type MailProviderDraft = z.output<typeof MailProviderDraft>

const MailProvider = z.object({
  ...{ id: z.uuid(), kind: z.enum(providerKinds), name: z.string(), clientId: z.string(), hasSecret: z.boolean() },
  ...{ authorizationEndpoint: z.string(), tokenEndpoint: z.string(), scope: z.string(), imap: Server, smtp: Server },
  mailboxes: z.int().describe('How many are opened by it'),
  version: z.int(),
})
export type MailProvider = z.output<typeof MailProvider>

const someId = '01890000-0000-7000-8000-000000000000'
const example = {
  ...{ kind: 'other' as const, name: 'Hafenkaffee', clientId: 'kith', clientSecret: 'from the provider’s settings' },
  authorizationEndpoint: 'https://login.hafenkaffee.example/authorize',
  tokenEndpoint: 'https://login.hafenkaffee.example/token',
  scope: 'mail offline_access',
  imap: { host: 'imap.hafenkaffee.example', port: 993, security: 'tls' as const },
  smtp: { host: 'smtp.hafenkaffee.example', port: 465, security: 'tls' as const },
}

/** By whom mailboxes are opened without a password. */
export const mailProviders = {
  list: endpoint({
    method: 'GET',
    path: '/mail-providers',
    summary: 'The providers by which mailboxes are opened without a password',
    permission: 'mailboxes.read',
    input: z.strictObject({}),
    output: z.object({
      items: z.array(MailProvider),
      returnAddress: z.string().describe('The redirect URI to enter at each of them'),
    }),
    example: {},
  }),
  create: endpoint({
    method: 'POST',
    path: '/mail-providers',
    summary: 'Say by which client of a provider mailboxes are opened',
    permission: 'settings',
    input: MailProviderDraft,
    output: MailProvider,
    refusals: ['mail_provider_exists', 'mail_server_private'],
    example,
  }),
  change: endpoint({
    method: 'PUT',
    path: '/mail-providers/{id}',
    summary: 'Change a provider; while mailboxes are opened by it, neither its client id nor its addresses',
    permission: 'settings',
    input: MailProviderDraft.extend({ id: Id, version: z.int().optional() }),
    output: MailProvider,
    refusals: [
      ...(['mail_provider_not_found', 'mail_provider_exists', 'mail_provider_in_use'] as const),
      ...(['version_conflict', 'mail_server_private'] as const),
    ],
    example: { id: someId, ...example },
  }),
  remove: endpoint({
    method: 'DELETE',
    path: '/mail-providers/{id}',
    summary: 'Forget a provider by which no mailbox is opened',
    permission: 'settings',
    input: z.strictObject({ id: Id }),
    output: z.object({ id: z.uuid() }),
    refusals: ['mail_provider_not_found', 'mail_provider_in_use'],
    example: { id: someId },
  }),
}
