import { z } from 'zod'
import { endpoint, Id } from '#platform/http/endpoint'
import { text } from '#platform/objects/text'
import { Hidden, Layout, Sections, ShownSections } from './layout-shape.ts'
import { NameList, Names } from './name-shape.ts'

const someId = '00000000-0000-7000-8000-000000000000'
const one = z.strictObject({ id: Id })
const object = text(60).pipe(z.string().min(1))
const about = [{ key: 'about', fields: [{ name: 'firstName' }, { name: 'lastName' }, { name: 'emails' }] }]

/** How the pages of records are laid out, per object, for all or for one team. */
export const layouts = {
  list: endpoint({
    method: 'GET',
    path: '/layouts',
    summary: 'Page layouts, of one object or of all',
    permission: 'signedIn',
    input: z.strictObject({ object: object.optional() }),
    output: z.object({ items: z.array(Layout) }),
    example: { object: 'contact' },
  }),
  get: endpoint({
    method: 'GET',
    path: '/layouts/{id}',
    summary: 'Read one page layout',
    permission: 'signedIn',
    input: one,
    output: Layout,
    refusals: ['layout_not_found'],
    example: { id: someId },
  }),
  create: endpoint({
    method: 'POST',
    path: '/layouts',
    summary: 'Lay out the page of an object, for everybody or for one team',
    permission: 'dataModel',
    input: z.strictObject({
      object,
      teamId: Id.nullable().default(null),
      sections: Sections,
      hidden: Hidden.default([]),
    }),
    output: Layout,
    refusals: ['layout_exists', 'object_not_found', 'team_not_found'],
    example: { object: 'company', sections: [{ title: 'About', fields: [{ name: 'name' }] }] },
  }),
  change: endpoint({
    method: 'PATCH',
    path: '/layouts/{id}',
    summary: 'Change a page layout; its sections are given as a whole',
    permission: 'dataModel',
    input: z.strictObject({
      id: Id,
      version: z.int().optional(),
      sections: Sections.optional(),
      hidden: Hidden.optional(),
    }),
    output: Layout,
    refusals: ['layout_not_found', 'version_conflict'],
    example: { id: someId, sections: about },
  }),
  remove: endpoint({
    method: 'DELETE',
    path: '/layouts/{id}',
    summary: 'Remove a page layout; the one for everybody, or Kith’s own, holds again',
    permission: 'dataModel',
    input: one,
    output: z.object({ id: z.uuid() }),
    refusals: ['layout_not_found'],
    example: { id: someId },
  }),
}

/** What of a layout shows for one record: its conditions are answered here. */
export const recordLayouts = {
  get: endpoint({
    method: 'GET',
    path: '/record-layouts/{id}',
    summary: 'Which sections and fields of your layout show for a record',
    permission: 'signedIn',
    input: z.strictObject({ id: Id, object }),
    output: z.object({ sections: ShownSections.nullable() }),
    refusals: ['record_not_found', 'object_not_found'],
    example: { id: someId, object: 'contact' },
  }),
  draft: endpoint({
    method: 'POST',
    path: '/record-layouts',
    summary: 'Which sections and fields of your layout show for a record that is not saved yet, by its values so far',
    permission: 'signedIn',
    input: z.strictObject({ object, values: z.record(z.string(), z.unknown()) }),
    output: z.object({ sections: ShownSections.nullable() }),
    refusals: ['object_not_found'],
    example: { object: 'contact', values: { lifecycleStage: 'customer' } },
  }),
}

/** What the workspace calls its objects, by language. */
export const objectNames = {
  list: endpoint({
    method: 'GET',
    path: '/object-names',
    summary: 'What this workspace calls its objects',
    permission: 'signedIn',
    input: z.strictObject({}),
    output: z.object({ items: z.array(z.object({ object: z.string(), names: Names })) }),
    example: {},
  }),
  replace: endpoint({
    method: 'PUT',
    path: '/object-names',
    summary: 'Rename objects; a language left out says it as Kith does',
    permission: 'dataModel',
    input: z.strictObject({ items: NameList }),
    output: z.object({ items: z.array(z.object({ object: z.string(), names: Names })) }),
    refusals: ['object_not_found'],
    example: { items: [{ object: 'contact', names: { en: { one: 'student', many: 'Students' } } }] },
  }),
}
