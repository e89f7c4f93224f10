import { z } from 'zod'
import { endpoint, Id } from '#platform/http/endpoint'
import { Instant } from '#platform/objects/field'
import { text } from '#platform/objects/text'
import { auditKinds } from './audit-kinds.ts'
import { Act, AuditEntry, HistoryEntry } from './history-shape.ts'

const someId = '01890000-0000-7000-8000-000000000000'
const limit = z.coerce.number().int().min(1).max(200).default(50)
const name = text(100).pipe(z.string().min(1, { error: 'It may not be empty' }))
const cursor = z.string().max(500).optional()
const page = <T extends z.ZodType>(item: T) => z.object({ items: z.array(item), nextCursor: z.string().nullable() })

export const histories = {
  list: endpoint({
    method: 'GET',
    path: '/histories/{recordId}',
    summary: 'What changed of a record field by field, newest first: who, when, from, to, why',
    permission: 'histories.read',
    input: z.strictObject({
      recordId: Id,
      object: name,
      field: name.optional().describe('Only changes of this field; custom ones as custom.<name>'),
      by: Id.optional().describe('Only what this person, key or import did'),
      limit,
      cursor,
    }),
    output: page(HistoryEntry),
    refusals: ['record_not_found'],
    example: { recordId: someId, object: 'contact', limit: 20 },
  }),
  restore: endpoint({
    method: 'POST',
    path: '/histories/{recordId}/restorations',
    summary: 'Put back what a field was before (or after) a change, if it still is what you saw',
    permission: 'histories.update',
    input: z.strictObject({
      recordId: Id,
      object: name,
      eventId: Id.describe('The change, from the history'),
      field: name,
      side: z.enum(['before', 'after']).default('before'),
      seen: z.unknown().describe('The field’s value as you read it; null for none'),
    }),
    output: z.object({ recordId: z.uuid(), field: z.string(), value: z.unknown() }),
    refusals: ['record_not_found', 'event_not_found', 'value_changed'],
    example: { recordId: someId, object: 'contact', eventId: someId, field: 'jobTitle', seen: 'Owner' },
  }),
}

export const acts = {
  list: endpoint({
    method: 'GET',
    path: '/acts',
    summary: 'What you did last, newest first: one act for each request; POST /undos takes one back',
    permission: 'signedIn',
    input: z.strictObject({
      objects: text(500).optional().describe('Only acts on records of these objects, comma-separated'),
      recordId: Id.optional().describe('Only acts on this record, or on what stands on its timeline'),
      limit: z.coerce.number().int().min(1).max(50).default(20),
    }),
    output: z.object({ items: z.array(Act) }),
    example: { limit: 5 },
  }),
}

/** What the audit is narrowed by. */
export const AuditFilter = z.strictObject({
  by: Id.optional().describe('What this person or key did'),
  object: name.optional(),
  kind: z.enum(auditKinds).optional().describe('Only what concerns access, rights, keys, exports, …'),
  address: z
    .string()
    .regex(/^[0-9a-fA-F.:]{2,45}$/, { error: 'An IP address' })
    .optional()
    .describe('Only what was done from this address'),
  q: text(100).optional().describe('Only sign-ins, rights, keys, exports, imports and deletions that name this'),
  verb: z
    .string()
    .regex(/^[a-zA-Z_]{1,40}$/, { error: 'A verb as deleted' })
    .optional()
    .describe('created, updated, deleted, restored, …'),
  from: Instant.optional(),
  to: Instant.optional(),
  recordId: Id.optional(),
})
export type AuditFilter = z.output<typeof AuditFilter>

export const auditEvents = {
  list: endpoint({
    method: 'GET',
    path: '/audit-events',
    summary: 'Every change in the workspace, newest first; as CSV at /audit-events/csv',
    permission: 'audit',
    input: AuditFilter.extend({ limit, cursor }),
    output: page(AuditEntry),
    example: { limit: 20 },
  }),
}
