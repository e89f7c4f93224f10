import { z } from 'zod'
import { endpoint } from '#platform/http/endpoint'
import { text } from '#platform/objects/text'
import { isFreeMail } from '#platform/values/mail-domains'
import { RoleId } from '../rights/contract.ts'

const DOMAIN = /^(?=.{1,253}$)([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]{0,61}[a-z0-9]$/

const Domain = z
  .string()
  .trim()
  .toLowerCase()
  .regex(DOMAIN, { error: 'Not a domain' })
  .refine((domain) => !isFreeMail(domain), {
    error: 'Everybody can have an address there',
    params: { mend: 'Name domains that are your own alone.' },
  })

const Issuer = z
  .url({ protocol: /^https?$/, error: 'Not an address' })
  .max(500)
  .transform((issuer) => issuer.replace(/\/\.well-known\/openid-configuration$/, ''))
  .refine((issuer) => !/[?#@]|\/\.well-known\//.test(issuer), {
    error: 'Not an issuer',
    params: { mend: 'Take it from the provider’s settings, such as https://login.example.com' },
  })

const Provider = z.strictObject({
  issuer: Issuer.describe('The provider’s own name, at whose /.well-known/openid-configuration it describes itself'),
  clientId: text(300).pipe(z.string().min(1, { error: 'The client id is needed' })),
  label: text(60)
    .pipe(z.string().min(1, { error: 'The button needs a name' }))
    .describe('Of the button: Continue with …'),
  domains: z
    .array(Domain)
    .min(1)
    .max(50)
    .transform((domains) => [...new Set(domains)])
    .describe('Of the emails that come by it'),
  enabled: z.boolean(),
  joinRole: RoleId.refine((role) => role !== 'owner', { error: 'Nobody joins as an owner' })
    .nullable()
    .describe('What people become who come for the first time; null: only members and who is invited come in'),
  onlyWay: z.boolean().describe('Passwords lead in no longer; owners keep theirs'),
})

const ShownProvider = z.object({
  provider: z
    .object({
      ...{ id: z.uuid(), issuer: z.string(), clientId: z.string(), label: z.string(), domains: z.array(z.string()) },
      ...{ enabled: z.boolean(), joinRole: z.string().nullable(), onlyWay: z.boolean() },
    })
    .nullable()
    .describe('Null: people sign in with their passwords. The secret is never shown'),
  returnAddress: z.string().describe('The redirect URI to enter at the provider'),
})

/** The OpenID Connect provider by which a workspace's people sign in. */
export const singleSignOn = {
  get: endpoint({
    method: 'GET',
    path: '/single-sign-on',
    summary: 'By which provider the workspace’s people sign in',
    permission: 'settings',
    input: z.strictObject({}),
    output: ShownProvider,
    example: {},
  }),
  remove: endpoint({
    method: 'DELETE',
    path: '/single-sign-on',
    summary: 'End sign-in by the provider; who joined by it stays',
    permission: 'settings',
    input: z.strictObject({}),
    output: ShownProvider,
    example: {},
  }),
}

/** Asks the provider before it writes: its transaction begins afterwards. */
export const singleSignOnChange = {
  set: endpoint({
    method: 'PUT',
    path: '/single-sign-on',
    summary: 'Say by which provider people sign in; one that is switched on is asked first',
    permission: 'settings',
    input: Provider.extend({
      clientSecret: z
        .string()
        .trim()
        .min(1)
        .max(1000)
        .optional()
        .describe('Kept encrypted. Left out: as it is, while the issuer stays'),
    }),
    output: ShownProvider,
    refusals: [
      'provider_unreachable',
      'provider_not_https',
      'provider_private',
      'provider_not_found',
      'provider_named_otherwise',
      'provider_without_codes',
      'provider_secret_wrong',
      'domain_taken',
      'role_not_found',
    ],
    example: {
      issuer: 'https://login.hafenkaffee.example',
      clientId: 'kith',
      clientSecret: 'from the provider’s settings',
      label: 'Hafenkaffee',
      domains: ['hafenkaffee.example'],
      enabled: false,
      joinRole: 'member',
      onlyWay: false,
    },
  }),
}

/** What the sign-in screen asks. The way itself: a browser goes to /api/auth/single-sign-on/{id}. */
export const signInWays = {
  list: endpoint({
    method: 'GET',
    path: '/sign-in-ways',
    summary: 'The providers by which an email’s domain signs in, beside its password',
    permission: 'public',
    input: z.strictObject({ domain: z.string().trim().toLowerCase().max(253).optional() }),
    output: z.object({ items: z.array(z.object({ id: z.uuid(), label: z.string() })), nextCursor: z.null() }),
    refusals: ['too_many_requests'],
    example: { domain: 'hafenkaffee.example' },
  }),
}
