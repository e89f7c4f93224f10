import { z } from 'zod'
import { Id } from '#platform/http/endpoint'
import { Day } from '#platform/objects/field'
import { optionalText, text } from '#platform/objects/text'

/** A way two records can stand to each other. Labels are null where a ready-made one is called as the catalogue calls it. */
export const RelationType = z.object({
  id: z.uuid(),
  builtin: z.string().nullable().describe('Key of a ready-made type; null for the workspace’s own'),
  fromObject: z.string(),
  toObject: z.string(),
  isSymmetric: z.boolean().describe('Reads the same from both ends'),
  labelForward: z.string().nullable().describe('“Bruno <referred> Sofia”'),
  labelBackward: z.string().nullable().describe('“Sofia <was referred by> Bruno”'),
  archivedAt: z.string().nullable(),
})
export type RelationType = z.output<typeof RelationType>

/** An end of a relation, or a node of a graph. */
export const RecordEnd = z.object({ object: z.string(), id: z.uuid(), title: z.string() })
export type RecordEnd = z.output<typeof RecordEnd>

export const Relation = z.object({
  id: z.uuid(),
  typeId: z.uuid(),
  from: RecordEnd,
  to: RecordEnd,
  note: z.string().nullable(),
  since: z.string().nullable(),
  until: z.string().nullable(),
  createdAt: z.string(),
})
export type Relation = z.output<typeof Relation>

/** What can be said about a relation. */
export const Remarks = z.strictObject({
  note: optionalText(1_000).optional(),
  since: Day.nullable().optional(),
  until: Day.nullable().optional(),
})
export type Remarks = z.output<typeof Remarks>

export const Label = text(80).pipe(z.string().min(1, { error: 'It may not be empty' }))
export const ObjectName = text(60).pipe(z.string().min(1, { error: 'It may not be empty' }))

export const RelationDraft = Remarks.extend({ typeId: Id, fromId: Id, toId: Id })
export type RelationDraft = z.output<typeof RelationDraft>

/** Two nodes and what links them: a relation, or a field of one record that names the other. */
const Edge = z.object({
  fromId: z.uuid(),
  toId: z.uuid(),
  relationId: z.uuid().nullable(),
  typeId: z.uuid().nullable(),
  /** For an edge that a field makes: `parentId` of a company, `companies` of a contact. */
  field: z.string().nullable(),
  object: z.string().nullable(),
})
export type Edge = z.output<typeof Edge>

export const RelationGraph = z.object({
  nodes: z.array(RecordEnd.extend({ distance: z.int().describe('Steps from the record asked about') })),
  edges: z.array(Edge),
  more: z.boolean().describe('There are more than are shown'),
})
