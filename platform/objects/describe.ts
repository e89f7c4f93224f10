import { z } from 'zod'
import type { Ctx } from '#platform/ctx/ctx'
import { recognisedBy } from '#platform/duplicates/alike'
import { endpoint, Id } from '#platform/http/endpoint'
import { refuse } from '#platform/http/refusal'
import { type Route, routes } from '#platform/http/route'
import { appliedLayouts } from '#platform/layouts/applied-layouts'
import { AppliedLayout } from '#platform/layouts/layout-shape'
import { Names } from '#platform/layouts/name-shape'
import { objectNames } from '#platform/layouts/object-names'
import { hiddenOf } from './conceal.ts'
import { facetValues, shownFacets } from './facet-values.ts'
import { sortableNames } from './list-records.ts'
import type { ObjectType } from './object-type.ts'
import { operatorsFor } from './operators.ts'

const FieldDescriptor = z.object({
  name: z.string(),
  type: z.string(),
  result: z.string().nullable().describe('Of a computed field: the type of what it yields'),
  label: z.string().nullable().describe('Null: the screens have a word for it'),
  help: z.string().nullable(),
  required: z.boolean(),
  readonly: z.boolean(),
  conditional: z.boolean().describe('A layout shows it only for some records; required, it is so where it shows'),
  searchable: z.boolean(),
  unique: z.boolean(),
  indexed: z.boolean(),
  sensitive: z.boolean(),
  options: z.array(z.string()),
  choices: z.array(
    z.object({
      value: z.string(),
      label: z.string(),
      color: z.string().nullable(),
      within: z.string().optional().describe('What it is one of: the pipeline of a stage'),
    }),
  ),
  default: z.unknown().describe('What a new record has when nothing is sent'),
  operators: z.array(z.string()),
  key: z.string().nullable(),
  object: z.string().nullable(),
  synonyms: z.array(z.string()),
  custom: z.object({ id: z.uuid(), name: z.string() }).nullable().describe('A field of the workspace’s own'),
  formula: z.string().nullable(),
  rollup: z.unknown().describe('What a roll-up sums over; null for any other field'),
})

const ObjectDescriptor = z.object({
  name: z.string(),
  plural: z.string(),
  module: z.string(),
  path: z.string().describe('Below /api/v1'),
  label: z.string().nullable().describe('Null: the screens have words for it'),
  labelPlural: z.string().nullable(),
  custom: z.object({ id: z.uuid() }).nullable().describe('An object of the workspace’s own'),
  icon: z.string(),
  title: z.array(z.string()),
  defaultSort: z.string(),
  sortable: z.array(z.string()),
  fields: z.array(FieldDescriptor),
  hidden: z.array(z.string()).describe('Names of fields that do not show to you'),
  facets: z
    .array(
      z.object({
        name: z.string(),
        module: z.string(),
        type: z.string(),
        options: z.array(z.string()),
        operators: z.array(z.string()),
      }),
    )
    .describe('Figures that other modules keep of it: filtered like fields, written by nobody'),
  names: Names.describe('What this workspace calls it, by language; one left out: as Kith does'),
  layout: AppliedLayout.nullable().describe('The page layout that holds for you; null: Kith’s own'),
  compared: z.boolean().describe('Whether duplicates are looked for among them'),
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
  figures: endpoint({
    method: 'POST',
    path: '/record-figures',
    summary: 'What other modules keep of some records, by the names of facets: `scoring.fit`, `rfm.group`',
    permission: 'signedIn',
    input: z.strictObject({
      object: z.string().max(100),
      recordIds: z.array(Id).max(200),
      names: z.array(z.string().max(100)).max(50),
    }),
    output: z.object({ items: z.array(z.object({ id: z.uuid(), figures: z.record(z.string(), z.unknown()) })) }),
    refusals: ['object_not_found'],
    example: { object: 'contact', recordIds: [], names: ['rfm.group'] },
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
  figures: figuresOf,
})

/** @throws Refusal object_not_found, also for one this person may not read */
async function figuresOf(
  ctx: Ctx,
  { object, recordIds, names }: { object: string; recordIds: readonly string[]; names: readonly string[] },
) {
  const type = ctx.objects.all().find(({ name, plural }) => name === object && ctx.may(`${plural}.read`))
  if (!type) return refuse('object_not_found', { object })
  const found = await facetValues(ctx, type, { ids: recordIds, names })
  return { items: [...found].map(([id, figures]) => ({ id, figures })) }
}

function describe(ctx: Ctx, type: ObjectType): Omit<ObjectDescriptor, 'names' | 'layout'> {
  const { name, plural, module, icon, title, defaultSort, fields } = type
  return {
    name,
    plural,
    module,
    path: type.custom ? `/records/${name}` : `/${plural}`,
    label: type.label ?? null,
    labelPlural: type.labelPlural ?? null,
    custom: type.custom ? { id: type.custom.id } : null,
    icon,
    title: [...title],
    defaultSort,
    sortable: sortableNames(type, shownFacets(ctx, type)),
    fields: Object.entries(fields).map(([fieldName, field]) => ({
      name: fieldName,
      type: field.type,
      result: field.result ?? null,
      label: field.label ?? null,
      help: field.help ?? null,
      required: field.required ?? false,
      readonly: field.readonly ?? false,
      conditional: field.conditional ?? false,
      searchable: field.searchable ?? false,
      unique: field.unique ?? false,
      indexed: field.indexed ?? false,
      sensitive: field.sensitive ?? false,
      options: [...(field.options ?? [])],
      choices: [...(field.choices ?? [])],
      default: field.default ?? null,
      operators: [...operatorsFor[field.result ?? field.type]],
      key: field.key ?? null,
      object: field.object ?? null,
      synonyms: [...(field.synonyms ?? [])],
      custom: field.custom ?? null,
      formula: field.formula ?? null,
      rollup: field.rollup ?? null,
    })),
    facets: shownFacets(ctx, type).flatMap((facet) =>
      Object.entries(facet.type.fields).map(([field, { type: kind, options }]) => ({
        name: `${facet.name}.${field}`,
        module: facet.type.module,
        type: kind,
        options: [...(options ?? [])],
        operators: [...operatorsFor[kind]],
      })),
    ),
    hidden: [...hiddenOf(type).keys()],
    compared: recognisedBy(type) !== null,
    may: {
      create: ctx.may(`${plural}.create`),
      update: ctx.may(`${plural}.update`),
      delete: ctx.may(`${plural}.delete`),
    },
  }
}
