import { z } from 'zod'
import { endpoint, Id } from '#platform/http/endpoint'
import { builtinTypes } from './builtin-types.ts'
import { Label, ObjectName, Relation, RelationDraft, RelationGraph, RelationType, Remarks } from './relation-shape.ts'

const someId = '01890000-0000-7000-8000-000000000000'
const companyAdvice = builtinTypes.find(({ builtin }) => builtin === 'companyAdvice')?.id ?? someId

export const relationTypes = {
  list: endpoint({
    method: 'GET',
    path: '/relation-types',
    summary: 'How records can stand to each other: ready-made types and the workspace’s own, archived ones too',
    permission: 'signedIn',
    input: z.strictObject({}),
    output: z.object({ items: z.array(RelationType) }),
    example: {},
  }),
  create: endpoint({
    method: 'POST',
    path: '/relation-types',
    summary: 'Add a type of relation; both directions called the same between records of one object make it symmetric',
    permission: 'dataModel',
    input: z.strictObject({ fromObject: ObjectName, toObject: ObjectName, labelForward: Label, labelBackward: Label }),
    output: RelationType,
    refusals: ['relation_type_exists'],
    example: { fromObject: 'contact', toObject: 'contact', labelForward: 'trains', labelBackward: 'trained by' },
  }),
  change: endpoint({
    method: 'PATCH',
    path: '/relation-types/{id}',
    summary: 'Call a type of relation otherwise, archive it or take it back; relations of it stay',
    permission: 'dataModel',
    input: z.strictObject({
      id: Id,
      labelForward: Label.optional(),
      labelBackward: Label.optional(),
      archived: z.boolean().optional(),
    }),
    output: RelationType,
    refusals: ['relation_type_not_found', 'relation_type_exists'],
    example: { id: someId, labelForward: 'coaches' },
  }),
}

export const relations = {
  list: endpoint({
    method: 'GET',
    path: '/relations',
    summary: 'Relations, newest first; of one record where object and recordId are given',
    permission: 'relations.read',
    input: z.strictObject({
      object: ObjectName.optional(),
      recordId: Id.optional(),
      limit: z.coerce.number().int().min(1).max(200).default(100),
      cursor: Id.optional(),
    }),
    output: z.object({ items: z.array(Relation), nextCursor: z.string().nullable() }),
    refusals: ['record_not_found'],
    example: { limit: 5 },
  }),
  create: endpoint({
    method: 'POST',
    path: '/relations',
    summary: 'Relate two records',
    permission: 'relations.create',
    input: RelationDraft,
    output: Relation,
    refusals: ['relation_type_not_found', 'record_not_found', 'relation_exists'],
    example: { typeId: companyAdvice, fromId: someId, toId: someId, note: 'On roasting', since: '2024-05-01' },
  }),
  change: endpoint({
    method: 'PATCH',
    path: '/relations/{id}',
    summary: 'Change the note of a relation, or since and until when it holds',
    permission: 'relations.update',
    input: Remarks.extend({ id: Id }),
    output: Relation,
    refusals: ['relation_not_found'],
    example: { id: someId, note: 'Met at the fair' },
  }),
  remove: endpoint({
    method: 'DELETE',
    path: '/relations/{id}',
    summary: 'Take a relation away; the timelines of both records keep that it was there',
    permission: 'relations.delete',
    input: z.strictObject({ id: Id }),
    output: z.object({ id: z.uuid() }),
    refusals: ['relation_not_found'],
    example: { id: someId },
  }),
  graph: endpoint({
    method: 'GET',
    path: '/relation-graphs/{recordId}',
    summary: 'The records around one, up to two steps away and forty in all',
    permission: 'relations.read',
    input: z.strictObject({
      recordId: Id,
      object: ObjectName,
      depth: z.coerce.number().int().min(1).max(2).default(1),
    }),
    output: RelationGraph,
    refusals: ['record_not_found'],
    example: { recordId: someId, object: 'contact', depth: 2 },
  }),
}
