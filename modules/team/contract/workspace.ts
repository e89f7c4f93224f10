import { z } from 'zod'
import { scopes } from '#platform/auth/permissions'
import { RoleId } from '#platform/auth/rights/contract'
import { Country, Currency, Locale, TimeZone, WorkspaceName } from '#platform/auth/workspace-settings'
import { endpoint, Id } from '#platform/http/endpoint'
import { text } from '#platform/objects/text'

export const Workspace = z.object({
  id: z.uuid(),
  name: z.string(),
  locale: z.string().describe('BCP 47, e.g. de'),
  timeZone: z.string().describe('IANA, e.g. Europe/Berlin'),
  currency: z.string().describe('ISO 4217'),
  defaultCountry: z.string().describe('ISO 3166-1 alpha-2, for phone numbers without a country'),
  linkCompanies: z.boolean().describe('New people without a company get the one whose domain their mail has'),
})

export const workspaceContract = {
  get: endpoint({
    method: 'GET',
    path: '/workspace',
    summary: 'The workspace and its settings',
    permission: 'signedIn',
    input: z.strictObject({}),
    output: Workspace,
    example: {},
  }),
  change: endpoint({
    method: 'PATCH',
    path: '/workspace',
    summary: 'Change settings of the workspace',
    permission: 'settings',
    input: z.strictObject({
      name: WorkspaceName.optional(),
      locale: Locale.optional(),
      timeZone: TimeZone.optional(),
      currency: Currency.optional(),
      defaultCountry: Country.optional(),
      linkCompanies: z.boolean().optional(),
    }),
    output: Workspace,
    example: { name: 'Hafenkaffee', timeZone: 'Europe/Berlin', currency: 'EUR' },
  }),
  listMembers: endpoint({
    method: 'GET',
    path: '/members',
    summary: 'Everybody who belongs to the workspace, by name',
    permission: 'signedIn',
    input: z.strictObject({}),
    output: z.object({
      items: z.array(
        z.object({
          ...{ id: z.uuid(), name: z.string(), email: z.string(), role: z.string() },
          roleName: z.string().nullable().describe('Of a role of the workspace’s own; null: one of Kith’s'),
          photo: z.string().nullable().describe('Changes with the photo at /members/{userId}/photo; null: none'),
          demo: z.boolean().describe('A colleague of the demo, who goes with it'),
        }),
      ),
      nextCursor: z.null(),
    }),
    example: {},
  }),
}

export const ApiKey = z.object({
  id: z.uuid(),
  name: z.string(),
  scopes: z.array(z.enum(scopes)),
  role: z
    .string()
    .nullable()
    .describe('Whose rights it has, within its scopes and what its maker may now; null: an administrator’s'),
  hint: z.string().describe('The last four characters of the key'),
  createdBy: z.object({ id: z.uuid(), name: z.string() }),
  createdAt: z.iso.datetime(),
  lastUsedAt: z.iso.datetime().nullable().describe('To the minute'),
})

export const apiKeysContract = {
  list: endpoint({
    method: 'GET',
    path: '/api-keys',
    summary: 'The API keys that work, newest first',
    permission: 'apiKeys',
    input: z.strictObject({}),
    output: z.object({ items: z.array(ApiKey), nextCursor: z.null() }),
    example: {},
  }),
  create: endpoint({
    method: 'POST',
    path: '/api-keys',
    summary: 'Make an API key; it is shown in this answer and never again',
    permission: 'apiKeys',
    input: z.strictObject({
      name: text(120).pipe(z.string().min(1, { error: 'A key needs a name, to know it by' })),
      scopes: z.array(z.enum(scopes)).min(1).max(scopes.length),
      role: RoleId.nullable().optional().describe('Whose rights it has, within its scopes'),
    }),
    output: ApiKey.extend({ key: z.string().nullable().describe('Null when an Idempotency-Key repeats the request') }),
    shownOnce: 'key',
    refusals: ['role_not_found'],
    example: { name: 'Web shop', scopes: ['read', 'write'] },
  }),
  revoke: endpoint({
    method: 'DELETE',
    path: '/api-keys/{id}',
    summary: 'End an API key at once',
    permission: 'apiKeys',
    input: z.strictObject({ id: Id }),
    output: ApiKey,
    refusals: ['api_key_not_found'],
    example: { id: '00000000-0000-7000-8000-000000000000' },
  }),
}
