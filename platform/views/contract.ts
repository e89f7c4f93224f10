import { z } from 'zod'
import { endpoint, Id } from '#platform/http/endpoint'
import { FilterText } from '#platform/objects/filter'
import { text } from '#platform/objects/text'
import { groupUnits, sumKinds, ViewSettings, viewKinds, visibilities } from './view-settings.ts'

const someId = '00000000-0000-7000-8000-000000000000'

const ViewName = text(120).pipe(z.string().min(1, { error: 'A view needs a name' }))
const ObjectName = text(100).pipe(z.string().min(1))
const flag = z.enum(['true', 'false']).transform((value) => value === 'true')

export const View = z.object({
  id: z.uuid(),
  object: z.string(),
  name: z.string(),
  kind: z.enum(viewKinds),
  visibility: z.enum(visibilities),
  teamId: z.uuid().nullable().describe('Null with visibility team: the team was dissolved, only the owner sees it'),
  ownerId: z.uuid(),
  settings: z.record(z.string(), z.unknown()).describe('As sent; see POST /views'),
  position: z.number(),
  version: z.int(),
  missing: z.array(z.string()).describe('Fields that the settings name and that are gone'),
  may: z.object({ change: z.boolean() }),
})

/** Saved ways to look at the records of an object type. */
export const viewsContract = {
  list: endpoint({
    method: 'GET',
    path: '/views',
    summary: 'The saved views that you may see, in the order of their tabs',
    permission: 'signedIn',
    input: z.strictObject({ object: ObjectName.optional() }),
    output: z.object({ items: z.array(View), nextCursor: z.null() }),
    example: { object: 'contact' },
  }),
  get: endpoint({
    method: 'GET',
    path: '/views/{id}',
    summary: 'One saved view',
    permission: 'signedIn',
    input: z.strictObject({ id: Id }),
    output: View,
    refusals: ['view_not_found'],
    example: { id: someId },
  }),
  create: endpoint({
    method: 'POST',
    path: '/views',
    summary: 'Save a view; sharing it needs the right to change its records',
    permission: 'signedIn',
    input: z.strictObject({
      object: ObjectName,
      name: ViewName,
      kind: z.enum(viewKinds).default('table'),
      visibility: z.enum(visibilities).default('private'),
      teamId: Id.nullable().default(null).describe('With visibility team'),
      settings: ViewSettings.default({}),
    }),
    output: View,
    refusals: ['forbidden'],
    example: {
      object: 'contact',
      name: 'Customers by name',
      visibility: 'everyone',
      settings: {
        filter: { field: 'lifecycleStage', op: 'in', value: ['customer'] },
        sort: 'lastName',
        columns: [{ name: 'emails', width: 220 }, { name: 'ownerId' }],
      },
    },
  }),
  change: endpoint({
    method: 'PATCH',
    path: '/views/{id}',
    summary: 'Change a view; settings are replaced as a whole',
    permission: 'signedIn',
    input: z.strictObject({
      id: Id,
      version: z.int().optional().describe('As seen; another one is a version_conflict'),
      name: ViewName.optional(),
      kind: z.enum(viewKinds).optional(),
      visibility: z.enum(visibilities).optional(),
      teamId: Id.nullable().optional(),
      settings: ViewSettings.optional(),
    }),
    output: View,
    refusals: ['view_not_found', 'view_not_yours', 'version_conflict', 'forbidden'],
    example: { id: someId, name: 'Customers' },
  }),
  move: endpoint({
    method: 'PUT',
    path: '/views/{id}/position',
    summary: 'Put a view before another one of its object, or at the end',
    permission: 'signedIn',
    input: z.strictObject({ id: Id, before: Id.nullable() }),
    output: View,
    refusals: ['view_not_found', 'view_not_yours', 'forbidden'],
    example: { id: someId, before: null },
  }),
  delete: endpoint({
    method: 'DELETE',
    path: '/views/{id}',
    summary: 'Delete a view; the records stay',
    permission: 'signedIn',
    input: z.strictObject({ id: Id }),
    output: z.object({ id: z.uuid() }),
    refusals: ['view_not_found', 'view_not_yours', 'forbidden'],
    example: { id: someId },
  }),
}

const SumText = text(1_500)
  .transform((list) => list.split(',').filter(Boolean))
  .pipe(
    z
      .array(
        z.string().regex(/^[\w.]+:(sum|avg|count|min|max)$/, {
          error: 'A sum is a field, a colon, and sum, avg, count, min or max',
        }),
      )
      .max(12),
  )
  .transform((list) =>
    list.map((one) => {
      const [field = '', how] = one.split(':')
      return { field, how: sumKinds.find((kind) => kind === how) ?? ('sum' as const) }
    }),
  )

const GroupSum = z.object({
  field: z.string(),
  how: z.enum(sumKinds),
  amounts: z
    .array(z.object({ currency: z.string().nullable(), value: z.union([z.number(), z.string()]) }))
    .describe('One for each currency, for money; empty: no record has a value'),
})

/** Counts and sums of a list by the values of a field. */
export const groupsContract = {
  list: endpoint({
    method: 'GET',
    path: '/groups',
    summary: 'Count and sum the records of a list by the values of a field; without one, all together',
    permission: 'signedIn',
    input: z.strictObject({
      object: ObjectName,
      by: z.string().min(1).max(100).optional().describe('A select, user, relation, yes-or-no or date field'),
      unit: z.enum(groupUnits).optional().describe('For dates; a day where absent'),
      sums: SumText.optional().describe('As total:sum,total:avg'),
      filter: FilterText.optional().describe('JSON of the filter language'),
      q: z
        .string()
        .max(200)
        .refine((words) => !words.includes('\u0000') && words.isWellFormed(), {
          error: 'The text has a broken character',
        })
        .optional(),
      trash: flag.optional(),
    }),
    output: z.object({
      items: z.array(
        z.object({
          value: z.union([z.string(), z.boolean()]).nullable().describe('A date is the first day of its unit'),
          count: z.int(),
          sums: z.array(GroupSum),
        }),
      ),
      nextCursor: z.null(),
      complete: z.boolean().describe('False: there are more groups than are answered'),
    }),
    example: { object: 'contact', by: 'lifecycleStage' },
  }),
}
