import { z } from 'zod'
import { declareEvent, FieldChange } from '#platform/events/event'
import { scopes } from './permissions.ts'

declareEvent('workspace.created', z.object({ name: z.string() }))
declareEvent('workspace.updated', z.object({ changes: z.record(z.string(), FieldChange) }))
declareEvent('workspace.securityChanged', z.object({ changes: z.record(z.string(), FieldChange) }))
declareEvent('member.added', z.object({ userId: z.uuid(), role: z.string() }))

declareEvent(
  'member.deactivated',
  z.object({ userId: z.uuid(), role: z.string(), handedTo: z.uuid().nullable(), keys: z.int() }),
)
declareEvent('member.reactivated', z.object({ userId: z.uuid(), role: z.string() }))
declareEvent('member.invited', z.object({ email: z.string(), role: z.string() }))
declareEvent('invitation.renewed', z.object({ email: z.string() }))
declareEvent('invitation.revoked', z.object({ email: z.string() }))

declareEvent('team.created', z.object({ name: z.string() }))
declareEvent('team.updated', z.object({ changes: z.record(z.string(), FieldChange) }))
declareEvent('team.deleted', z.object({ name: z.string() }))

const Key = z.object({ name: z.string(), hint: z.string(), scopes: z.array(z.enum(scopes)) })
declareEvent('apiKey.created', Key)
declareEvent('apiKey.revoked', Key)

const RoleChanges = z.record(z.string(), FieldChange)
declareEvent('role.created', z.object({ name: z.string() }))
declareEvent('role.updated', z.object({ name: z.string(), changes: RoleChanges }))
declareEvent('role.deleted', z.object({ name: z.string() }))
declareEvent('member.roleChanged', z.object({ userId: z.uuid(), name: z.string(), changes: RoleChanges }))

const Shared = z.object({
  object: z.string(),
  recordId: z.uuid(),
  userId: z.uuid().nullable(),
  teamId: z.uuid().nullable(),
  level: z.enum(['read', 'update']),
})
declareEvent('share.created', Shared)
declareEvent('share.ended', Shared)
