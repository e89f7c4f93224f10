import { z } from 'zod'
import type { Ctx } from '#platform/ctx/ctx'
import { endpoint } from '#platform/http/endpoint'
import { type Route, routes } from '#platform/http/route'
import { appliedLayouts } from '#platform/layouts/applied-layouts'
import { AppliedLayout } from '#platform/layouts/layout-shape'
import { Names } from '#platform/layouts/name-shape'
import { objectNames } from '#platform/layouts/object-names'
import { sortableNames } from './list-records.ts'
import type { ObjectType } from './object-type.ts'
import { operatorsFor } from './operators.ts'

const FieldDescriptor = z.object({
  name: z.string(),
  type: z.string(),
  required: z.boolean(),
  readonly: z.boolean(),
  searchable: z.boolean(),
  options: z.array(z.string()),
  operators: z.array(z.string()),
  key: z.string().nullable(),
  object: z.string().nullable(),
  synonyms: z.array(z.string()),
})

const ObjectDescriptor = z.object({
  name: z.string(),
  plural: z.string(),
  module: z.string(),
  icon: z.string(),
  title: z.array(z.string()),
  defaultSort: z.string(),
  sortable: z.array(z.string()),
  fields: z.array(FieldDescriptor),
  names: Names.describe('What this workspace calls it, by language; one left out: as Kith does'),
  layout: AppliedLayout.nullable().describe('The page layout that holds for you; null: Kith’s own'),
  may: z.object({ create: z.boolean(), update: z.boolean(), delete: z.boolean() }),
})
export type ObjectDescriptor = z.infer<typeof ObjectDescriptor>

/** The object types of the program, for screens and clients that work with any of them. */
export const objectsContract = {
  list: endpoint({
    method: 'GET',
    path: '/objects',
    summary: 'The object types with their fields, operators and what you may do',
    permission: 'signedIn',
    input: z.strictObject({}),
    output: z.object({ items: z.array(ObjectDescriptor) }),
    example: {},
  }),
}

export const objectsRoutes: Route[] = routes(objectsContract, {
  list: async (ctx) => {
    const types = ctx.objects.all().filter(({ plural }) => ctx.may(`${plural}.read`))
    const [names, layouts] = await Promise.all([objectNames(ctx), appliedLayouts(ctx)])
    return {
      items: types.map((type) => ({
        ...describe(ctx, type),
        names: names.get(type.name) ?? {},
        layout: layouts.get(type.name) ?? null,
      })),
    }
  },
})

function describe(ctx: Ctx, type: ObjectType): Omit<ObjectDescriptor, 'names' | 'layout'> {
  const { name, plural, module, icon, title, defaultSort, fields } = type
  return {
    name,
    plural,
    module,
    icon,
    title: [...title],
    defaultSort,
    sortable: sortableNames(type),
    fields: Object.entries(fields).map(([fieldName, field]) => ({
      name: fieldName,
      type: field.type,
      required: field.required ?? false,
      readonly: field.readonly ?? false,
      searchable: field.searchable ?? false,
      options: [...(field.options ?? [])],
      operators: [...operatorsFor[field.type]],
      key: field.key ?? null,
      object: field.object ?? null,
      synonyms: [...(field.synonyms ?? [])],
    })),
    may: {
      create: ctx.may(`${plural}.create`),
      update: ctx.may(`${plural}.update`),
      delete: ctx.may(`${plural}.delete`),
    },
  }
}
