import { z } from 'zod'
import { endpoint, Id } from '#platform/http/endpoint'
import { text } from '#platform/objects/text'
import { namedRights, roles as readyMade } from '../permissions.ts'
import { reaches } from './rules.ts'

const someId = '01890000-0000-7000-8000-000000000000'

const Reach = z.enum(reaches).describe('Whose records: everybody’s, one’s teams’ and theirs below, one’s own, nobody’s')
const Grants = z.strictObject({ read: Reach, create: Reach, update: Reach, delete: Reach })
const ObjectName = z.string().min(1).max(60)
const FieldNames = z.array(z.string().max(100)).max(300)

export const RoleRulesShape = z.strictObject({
  defaults: Grants.describe('For every object that is not named'),
  objects: z.record(ObjectName, Grants).describe('By name of the object'),
  fields: z
    .record(ObjectName, z.strictObject({ hidden: FieldNames, readonly: FieldNames }))
    .describe('Fields that do not show, or cannot be changed, by name of the object'),
  rights: z.array(z.enum(namedRights)),
})

/** A role by Kith's key or by its id. */
export const RoleId = z.union([z.enum(readyMade), Id])
const RoleName = text(120).pipe(z.string().min(1, { error: 'A role needs a name' }))
const Description = text(500)

export const RoleShape = z.object({
  id: z.string().describe('The key of a ready-made role, or an id'),
  key: z.string().nullable(),
  name: z.string().nullable().describe('Null: the screens have a word for it'),
  description: z.string(),
  readyMade: z.boolean(),
  edited: z.boolean().describe('A ready-made role that is no longer as Kith ships it'),
  rules: RoleRulesShape,
  members: z.int(),
  keys: z.int().describe('API keys that carry it'),
  may: z.object({
    ...{ change: z.boolean(), delete: z.boolean() },
    give: z.boolean().describe('To people: nobody gives more than they have'),
  }),
})

const rules: z.input<typeof RoleRulesShape> = {
  defaults: { read: 'all', create: 'all', update: 'all', delete: 'none' },
  objects: { contact: { read: 'team', create: 'all', update: 'own', delete: 'none' } },
  fields: { contact: { hidden: ['birthday'], readonly: ['source'] } },
  rights: ['export'],
}

/** What people may do follows from their role: one of Kith's, which a workspace may change, or one of its own. */
export const roles = {
  list: endpoint({
    method: 'GET',
    path: '/roles',
    summary: 'The roles: those Kith brings along, then the workspace’s own by name',
    permission: 'signedIn',
    input: z.strictObject({}),
    output: z.object({ items: z.array(RoleShape), nextCursor: z.null() }),
    example: {},
  }),
  get: endpoint({
    method: 'GET',
    path: '/roles/{id}',
    summary: 'One role, and what it may do',
    permission: 'signedIn',
    input: z.strictObject({ id: RoleId }),
    output: RoleShape,
    refusals: ['role_not_found'],
    example: { id: 'member' },
  }),
  create: endpoint({
    method: 'POST',
    path: '/roles',
    summary: 'Make a role; it may do no more than whoever makes it',
    permission: 'members',
    input: z.strictObject({ name: RoleName, description: Description.default(''), rules: RoleRulesShape }),
    output: RoleShape,
    refusals: ['role_name_taken'],
    example: { name: 'Field sales', rules },
  }),
  change: endpoint({
    method: 'PATCH',
    path: '/roles/{id}',
    summary: 'Change a role, also one of Kith’s but the owner’s; it holds from the next request on',
    permission: 'members',
    input: z.strictObject({
      id: RoleId,
      name: RoleName.optional(),
      description: Description.optional(),
      rules: RoleRulesShape.optional(),
    }),
    output: RoleShape,
    refusals: ['role_not_found', 'role_name_taken', 'role_fixed'],
    example: { id: 'reader', description: 'Looks, and touches nothing' },
  }),
  delete: endpoint({
    method: 'DELETE',
    path: '/roles/{id}',
    summary: 'Delete a role nobody has; one of Kith’s becomes what Kith ships',
    permission: 'members',
    input: z.strictObject({ id: RoleId }),
    output: z.object({ id: z.string() }),
    refusals: ['role_not_found', 'role_in_use', 'role_fixed'],
    example: { id: someId },
  }),
}

export const memberRoles = {
  change: endpoint({
    method: 'PUT',
    path: '/members/{userId}/role',
    summary: 'Give a person another role; only an owner makes owners, and one always stays',
    permission: 'members',
    input: z.strictObject({ userId: Id, role: RoleId }),
    output: z.object({ userId: z.uuid(), role: z.string() }),
    refusals: ['member_not_found', 'role_not_found', 'last_owner'],
    example: { userId: someId, role: 'member' },
  }),
}

export const teamParents = {
  change: endpoint({
    method: 'PUT',
    path: '/teams/{id}/parent',
    summary: 'Put a team below another, or by itself',
    permission: 'members',
    input: z.strictObject({ id: Id, parentId: Id.nullable() }),
    output: z.object({ id: z.uuid(), parentId: z.uuid().nullable() }),
    refusals: ['team_not_found', 'team_circle'],
    example: { id: someId, parentId: null },
  }),
}

const Because = z.enum(['all', 'owner', 'creator', 'team', 'shared', 'none'])
const Verdict = z.object({
  granted: z.boolean(),
  because: Because,
  team: z.object({ id: z.uuid(), name: z.string() }).nullable(),
})

/** “What may Ann see?” */
export const memberRights = {
  get: endpoint({
    method: 'GET',
    path: '/members/{userId}/rights',
    summary: 'What a person may do, and why; one’s own are anybody’s to see',
    permission: 'signedIn',
    input: z.strictObject({ userId: Id }),
    output: z.object({
      userId: z.uuid(),
      name: z.string(),
      role: z.object({ id: z.string(), name: z.string().nullable() }),
      teams: z.array(
        z.object({ id: z.uuid(), name: z.string(), lead: z.boolean(), through: z.enum(['member', 'above', 'below']) }),
      ),
      rights: z.array(z.object({ name: z.enum(namedRights), granted: z.boolean() })),
      objects: z.array(
        z.object({
          object: z.string(),
          plural: z.string(),
          grants: Grants,
          because: z.enum(['role', 'default']),
          hidden: z.array(z.object({ name: z.string(), because: z.enum(['role', 'sensitive', 'derived']) })),
          readonly: z.array(z.string()),
          shared: z.int().describe('Records shared with this person or a team of theirs'),
        }),
      ),
    }),
    refusals: ['member_not_found', 'forbidden'],
    example: { userId: someId },
  }),
  ofRecord: endpoint({
    method: 'GET',
    path: '/members/{userId}/rights/{object}/{recordId}',
    summary: 'What a person may do with one record, and why',
    permission: 'signedIn',
    input: z.strictObject({ userId: Id, object: ObjectName, recordId: Id }),
    output: z.object({ read: Verdict, update: Verdict, delete: Verdict }),
    refusals: ['member_not_found', 'record_not_found', 'forbidden'],
    example: { userId: someId, object: 'contact', recordId: someId },
  }),
}

const Named = z.object({ id: z.uuid(), name: z.string() })
const Level = z.enum(['read', 'update'])
const ShareShape = z.object({
  id: z.uuid(),
  object: z.string(),
  recordId: z.uuid(),
  person: Named.nullable(),
  team: Named.nullable(),
  level: Level,
  createdBy: Named.nullable(),
  createdAt: z.string(),
})

/** Single records shown to somebody who would not see them otherwise. */
export const shares = {
  list: endpoint({
    method: 'GET',
    path: '/shares',
    summary: 'With whom a record is shared',
    permission: 'signedIn',
    input: z.strictObject({ object: ObjectName, recordId: Id }),
    output: z.object({ items: z.array(ShareShape), nextCursor: z.null() }),
    refusals: ['record_not_found'],
    example: { object: 'contact', recordId: someId },
  }),
  create: endpoint({
    method: 'POST',
    path: '/shares',
    summary: 'Share a record with a person or a team; once more: at another level',
    permission: 'signedIn',
    input: z
      .strictObject({
        object: ObjectName,
        recordId: Id,
        userId: Id.optional(),
        teamId: Id.optional(),
        level: Level.default('read'),
      })
      .refine(({ userId, teamId }) => (userId === undefined) !== (teamId === undefined), {
        error: 'A record is shared with one person or one team',
        params: { mend: 'Send either userId or teamId.' },
      }),
    output: ShareShape,
    refusals: ['record_not_found', 'member_not_found', 'team_not_found', 'forbidden'],
    example: { object: 'contact', recordId: someId, userId: someId },
  }),
  delete: endpoint({
    method: 'DELETE',
    path: '/shares/{id}',
    summary: 'Share a record no longer',
    permission: 'signedIn',
    input: z.strictObject({ id: Id }),
    output: z.object({ id: z.uuid() }),
    refusals: ['share_not_found', 'forbidden'],
    example: { id: someId },
  }),
}
