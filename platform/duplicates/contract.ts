import { z } from 'zod'
import { endpoint, Id } from '#platform/http/endpoint'
import { facets, verdicts } from './compare/evidence.ts'
import { Merge } from './merge/merge-shape.ts'
import { rules } from './merge/survivorship.ts'
import { DuplicateSettings } from './settings.ts'

const ObjectName = z.string().min(1).max(60)
const limit = z.coerce.number().int().min(1).max(200).default(50)
const Reason = z.object({
  facet: z.enum(facets),
  verdict: z.enum(verdicts),
  bits: z.number().describe('Evidence for (above zero) or against the two being one, as a logarithm to base two'),
})
const Confidence = z.number().describe('The chance that the two are one, 0 to 1')
const AnyRecord = z.record(z.string(), z.unknown())
const Choice = z.strictObject({ field: z.string().max(100), from: z.array(Id).min(1).max(10) })
const someId = '01890000-0000-7000-8000-000000000000'
const one = z.strictObject({ id: Id })

export const duplicates = {
  describe: endpoint({
    method: 'GET',
    path: '/duplicates',
    summary: 'How many pairs wait by object, how the search stands, and the settings',
    permission: 'signedIn',
    input: z.strictObject({}),
    output: z.object({
      settings: DuplicateSettings,
      may: z.object({ merge: z.boolean(), settings: z.boolean() }),
      objects: z.array(
        z.object({
          object: z.string(),
          open: z.int(),
          sure: z.int().describe('Of them, those at or above the confidence set'),
          scan: z.object({
            isRunning: z.boolean(),
            done: z.int(),
            total: z.int().nullable(),
            finishedAt: z.string().nullable(),
          }),
        }),
      ),
    }),
    example: {},
  }),
  pairs: endpoint({
    method: 'GET',
    path: '/duplicates/pairs',
    summary: 'Pairs of records that may be one, the surest first',
    permission: 'signedIn',
    input: z.strictObject({
      object: ObjectName,
      state: z.enum(['open', 'never']).default('open'),
      limit,
      cursor: z
        .string()
        .regex(/^[\d.e-]{1,30}_[0-9a-f-]{36}$/, { error: 'Not a cursor of this list' })
        .optional(),
    }),
    output: z.object({
      items: z.array(
        z.object({
          id: z.uuid(),
          object: z.string(),
          confidence: Confidence,
          reasons: z.array(Reason),
          foundAt: z.string(),
          records: z.array(z.object({ id: z.uuid(), title: z.string() })),
        }),
      ),
      nextCursor: z.string().nullable(),
    }),
    refusals: ['forbidden'],
    example: { object: 'contact' },
  }),
  never: endpoint({
    method: 'PUT',
    path: '/duplicates/pairs/{id}/never',
    summary: 'Say that two records are two: they are not proposed again',
    permission: 'merge',
    input: one,
    output: z.object({ id: z.uuid() }),
    refusals: ['pair_not_found'],
    example: { id: someId },
  }),
  again: endpoint({
    method: 'DELETE',
    path: '/duplicates/pairs/{id}/never',
    summary: 'Take that back: the pair waits again',
    permission: 'merge',
    input: one,
    output: z.object({ id: z.uuid() }),
    refusals: ['pair_not_found'],
    example: { id: someId },
  }),
  check: endpoint({
    method: 'POST',
    path: '/duplicates/checks',
    summary: 'Who is here already that a record being typed may be',
    permission: 'signedIn',
    input: z.strictObject({
      object: ObjectName,
      record: z.record(z.string().max(100), z.unknown()).describe('Its fields as far as they are known'),
      except: Id.optional(),
    }),
    output: z.object({
      items: z.array(z.object({ record: AnyRecord, confidence: Confidence, reasons: z.array(Reason) })),
    }),
    refusals: ['forbidden'],
    example: { object: 'contact', record: { firstName: 'Sofia', emails: ['sofia@cafe-lumen.example'] } },
  }),
  scan: endpoint({
    method: 'POST',
    path: '/duplicates/scans',
    summary: 'Search all records of a type for duplicates, in the background',
    permission: 'merge',
    input: z.strictObject({ object: ObjectName }),
    output: z.object({ object: z.string() }),
    example: { object: 'contact' },
  }),
  accept: endpoint({
    method: 'POST',
    path: '/duplicates/acceptances',
    summary: 'Merge every pair that is sure enough, in the background',
    permission: 'merge',
    input: z.strictObject({ object: ObjectName, above: z.number().min(0).max(1).optional() }),
    output: z.object({ object: z.string(), above: z.number(), total: z.int() }),
    refusals: ['merge_not_possible'],
    example: { object: 'contact' },
  }),
  settings: endpoint({
    method: 'PUT',
    path: '/duplicates/settings',
    summary: 'Set the confidence from which pairs may be merged all at once',
    permission: 'settings',
    input: z.strictObject({ bulkConfidence: z.number().min(0.5).max(1) }),
    output: DuplicateSettings,
    example: { bulkConfidence: 0.98 },
  }),
}

export const merges = {
  propose: endpoint({
    method: 'POST',
    path: '/merges/proposals',
    summary: 'What merging some records would make, field by field, with the rule behind each choice',
    permission: 'merge',
    input: z.strictObject({ object: ObjectName, recordIds: z.array(Id).min(1).max(10), survivorId: Id.optional() }),
    output: z.object({
      survivorId: z.uuid(),
      choices: z.array(z.object({ field: z.string(), from: z.array(z.uuid()), rule: z.enum(rules) })),
      equal: z.array(z.string()),
      records: z.array(AnyRecord),
      hanging: z.array(z.object({ object: z.string(), counts: z.record(z.string(), z.int()) })),
    }),
    refusals: ['record_not_found'],
    example: { object: 'contact', recordIds: [someId] },
  }),
  create: endpoint({
    method: 'POST',
    path: '/merges',
    summary: 'Make several records one; it can be taken back for 30 days',
    permission: 'merge',
    input: z.strictObject({
      object: ObjectName,
      recordIds: z.array(Id).min(1).max(10),
      survivorId: Id.optional().describe('Who stays; by default the fullest'),
      choices: z
        .array(Choice)
        .max(300)
        .optional()
        .describe('Whose value of a field stays, where it is not the proposed one'),
    }),
    output: Merge,
    refusals: ['record_not_found', 'records_merged', 'merge_not_possible'],
    example: { object: 'contact', recordIds: [someId] },
  }),
  list: endpoint({
    method: 'GET',
    path: '/merges',
    summary: 'Merges, newest first',
    permission: 'signedIn',
    input: z.strictObject({ object: ObjectName.optional(), limit, cursor: Id.optional() }),
    output: z.object({ items: z.array(Merge), nextCursor: z.string().nullable() }),
    example: { limit: 5 },
  }),
  undo: endpoint({
    method: 'POST',
    path: '/merges/{id}/undo',
    summary: 'Make merged records several again, with what came along with each',
    permission: 'merge',
    input: one,
    output: Merge,
    refusals: ['merge_not_found', 'merge_not_undoable', 'record_not_found'],
    example: { id: someId },
  }),
}
