import { z } from 'zod'
import { endpoint, Id } from '#platform/http/endpoint'
import { customTypes } from '../custom-field.ts'
import { CustomObject, ObjectDraft, ObjectPatch } from './object-shapes.ts'
import {
  CustomField,
  FieldDraft,
  FieldPatch,
  FormulaCheck,
  FormulaDraft,
  TypeChange,
  TypeChangePreview,
} from './shapes.ts'

const someId = '00000000-0000-7000-8000-000000000000'
const one = z.strictObject({ id: Id })
const flag = z.enum(['true', 'false']).transform((value) => value === 'true')

// A name as objects have: neither NUL nor half a character reaches PostgreSQL.
const ObjectName = z
  .string()
  .max(60)
  .regex(/^[a-z][A-Za-z0-9]*$/, { error: 'Not the name of an object, as contact' })

/** The workspace's own fields on any object. */
export const customFields = {
  list: endpoint({
    method: 'GET',
    path: '/custom-fields',
    summary: 'Custom fields, of one object or of all; the archived ones apart',
    permission: 'dataModel',
    input: z.strictObject({ object: ObjectName.optional(), archived: flag.optional() }),
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
  previewTypeChange: endpoint({
    method: 'GET',
    path: '/custom-fields/{id}/type-change',
    summary: 'How many values would be kept, converted or lost under another type, with examples',
    permission: 'dataModel',
    input: z.strictObject({ id: Id, type: z.enum(customTypes) }),
    output: TypeChangePreview,
    refusals: ['field_not_found', 'field_busy', 'object_not_found'],
    example: { id: someId, type: 'longText' },
  }),
  changeType: endpoint({
    method: 'POST',
    path: '/custom-fields/{id}/type-change',
    summary: 'Give a custom field another type; a job converts the values there are',
    permission: 'dataModel',
    input: TypeChange.extend({ id: Id }),
    output: CustomField,
    refusals: ['field_not_found', 'field_busy', 'object_not_found'],
    example: { id: someId, type: 'longText' },
  }),
  checkFormula: endpoint({
    method: 'POST',
    path: '/custom-fields/formula-checks',
    summary: 'What a formula would yield for the newest records, or where it is wrong; nothing is kept',
    permission: 'dataModel',
    input: FormulaDraft,
    output: FormulaCheck,
    refusals: ['object_not_found'],
    example: { object: 'contact', formula: 'concat(firstName, " from ", source)' },
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

/** Objects of the workspace's own: a property, a vehicle, a course. Their records stand under /records/{object}. */
export const customObjects = {
  list: endpoint({
    method: 'GET',
    path: '/custom-objects',
    summary: 'The workspace’s own objects; the archived ones apart',
    permission: 'dataModel',
    input: z.strictObject({ archived: flag.optional() }),
    output: z.object({ items: z.array(CustomObject) }),
    example: {},
  }),
  create: endpoint({
    method: 'POST',
    path: '/custom-objects',
    summary: 'Make an object of your own',
    permission: 'dataModel',
    input: ObjectDraft,
    output: CustomObject,
    refusals: ['object_exists', 'too_many_objects'],
    example: { label: 'Property', labelPlural: 'Properties', icon: 'home' },
  }),
  get: endpoint({
    method: 'GET',
    path: '/custom-objects/{id}',
    summary: 'Read one of your own objects',
    permission: 'dataModel',
    input: one,
    output: CustomObject,
    refusals: ['custom_object_not_found'],
    example: { id: someId },
  }),
  change: endpoint({
    method: 'PATCH',
    path: '/custom-objects/{id}',
    summary: 'Change what one of your own objects is called and its icon',
    permission: 'dataModel',
    input: ObjectPatch.extend({ id: Id }),
    output: CustomObject,
    refusals: ['custom_object_not_found'],
    example: { id: someId, label: 'Car', labelPlural: 'Cars' },
  }),
  archive: endpoint({
    method: 'PUT',
    path: '/custom-objects/{id}/archive',
    summary: 'Archive one of your own objects with its records: it is seen nowhere, nothing is lost',
    permission: 'dataModel',
    input: one,
    output: CustomObject,
    refusals: ['custom_object_not_found'],
    example: { id: someId },
  }),
  restore: endpoint({
    method: 'DELETE',
    path: '/custom-objects/{id}/archive',
    summary: 'Bring an archived object back with its records',
    permission: 'dataModel',
    input: one,
    output: CustomObject,
    refusals: ['custom_object_not_found'],
    example: { id: someId },
  }),
}
