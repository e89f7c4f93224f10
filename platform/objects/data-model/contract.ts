import { z } from 'zod'
import { endpoint, Id } from '#platform/http/endpoint'
import { CustomField, FieldDraft, FieldPatch } from './shapes.ts'

const someId = '00000000-0000-7000-8000-000000000000'
const one = z.strictObject({ id: Id })
const flag = z.enum(['true', 'false']).transform((value) => value === 'true')

/** The workspace's own fields on any object. */
export const customFields = {
  list: endpoint({
    method: 'GET',
    path: '/custom-fields',
    summary: 'Custom fields, of one object or of all; the archived ones apart',
    permission: 'dataModel',
    input: z.strictObject({ object: z.string().max(60).optional(), archived: flag.optional() }),
    output: z.object({ items: z.array(CustomField) }),
    example: { object: 'contact' },
  }),
  create: endpoint({
    method: 'POST',
    path: '/custom-fields',
    summary: 'Give an object a field of your own',
    permission: 'dataModel',
    input: FieldDraft,
    output: CustomField,
    refusals: ['object_not_found', 'field_exists', 'too_many_fields'],
    example: {
      object: 'contact',
      label: 'Roast',
      type: 'select',
      options: [{ label: 'Light' }, { label: 'Dark', color: 'brown' }],
      indexed: true,
    },
  }),
  get: endpoint({
    method: 'GET',
    path: '/custom-fields/{id}',
    summary: 'Read one custom field',
    permission: 'dataModel',
    input: one,
    output: CustomField,
    refusals: ['field_not_found'],
    example: { id: someId },
  }),
  change: endpoint({
    method: 'PATCH',
    path: '/custom-fields/{id}',
    summary: 'Change what a custom field is called and how it behaves; options are given as a whole',
    permission: 'dataModel',
    input: FieldPatch.extend({ id: Id }),
    output: CustomField,
    refusals: ['field_not_found', 'field_busy'],
    example: { id: someId, label: 'Favourite roast', help: 'What they usually order' },
  }),
  archive: endpoint({
    method: 'PUT',
    path: '/custom-fields/{id}/archive',
    summary: 'Archive a custom field: it is seen nowhere, its values stay',
    permission: 'dataModel',
    input: one,
    output: CustomField,
    refusals: ['field_not_found'],
    example: { id: someId },
  }),
  restore: endpoint({
    method: 'DELETE',
    path: '/custom-fields/{id}/archive',
    summary: 'Bring an archived custom field back with its values',
    permission: 'dataModel',
    input: one,
    output: CustomField,
    refusals: ['field_not_found'],
    example: { id: someId },
  }),
}
