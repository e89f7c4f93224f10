import { z } from 'zod'
import { endpoint, Id } from '#platform/http/endpoint'
import { languages } from '#platform/i18n/translate'
import { text } from '#platform/objects/text'
import { Form, FormContent, FormDraft, FormPatch } from './form-shape.ts'

const someId = '00000000-0000-7000-8000-000000000000'
const one = z.strictObject({ id: Id })
const fields = [
  { key: 'email', of: 'contact' as const, field: 'emails', label: 'Email', required: true },
  { key: 'message', of: 'form' as const, input: 'paragraph' as const, label: 'How can we help?' },
]

export const forms = {
  list: endpoint({
    method: 'GET',
    path: '/forms',
    summary: 'Forms with their figures; those put away are left out unless asked for',
    permission: 'forms.read',
    input: z.strictObject({ archived: z.enum(['true']).optional() }),
    output: z.object({ items: z.array(Form) }),
    example: {},
  }),
  get: endpoint({
    method: 'GET',
    path: '/forms/{id}',
    summary: 'Read one form',
    permission: 'forms.read',
    input: one,
    output: Form,
    refusals: ['form_not_found'],
    example: { id: someId },
  }),
  create: endpoint({
    method: 'POST',
    path: '/forms',
    summary: 'Make a form, as a draft; without content it asks for name, email and a message',
    permission: 'forms.create',
    input: FormDraft,
    output: Form,
    example: { name: 'Wholesale enquiry', content: { title: 'Coffee for your place', fields } },
  }),
  change: endpoint({
    method: 'PATCH',
    path: '/forms/{id}',
    summary: 'Change a form, publish it or put it away; what is published changes at once',
    permission: 'forms.update',
    input: FormPatch,
    output: Form,
    refusals: ['form_not_found', 'version_conflict'],
    example: { id: someId, state: 'published' },
  }),
  remove: endpoint({
    method: 'DELETE',
    path: '/forms/{id}',
    summary: 'Delete a form that nobody has sent yet',
    permission: 'forms.delete',
    input: one,
    output: z.object({ id: z.uuid() }),
    refusals: ['form_not_found', 'form_in_use'],
    example: { id: someId },
  }),
  preview: endpoint({
    method: 'POST',
    path: '/forms/previews',
    summary: 'The page of a form that is being written, as HTML',
    permission: 'forms.read',
    input: z.strictObject({ content: FormContent, language: z.enum(languages), consent: text(5_000).default('') }),
    output: z.object({ html: z.string() }),
    example: { content: { title: 'Coffee for your place', fields }, language: 'en' },
  }),
}

export const formFields = {
  list: endpoint({
    method: 'GET',
    path: '/form-fields',
    summary: 'Fields of contacts and companies that a form may ask for',
    permission: 'forms.read',
    input: z.strictObject({}),
    output: z.object({
      items: z.array(
        z.object({
          of: z.enum(['contact', 'company']),
          field: z.string(),
          type: z.string(),
          label: z.string().nullable().describe('of a field of the workspace’s own'),
          choices: z.array(z.object({ value: z.string(), label: z.string() })),
        }),
      ),
    }),
    example: {},
  }),
}
