import { z } from 'zod'
import { endpoint, Id } from '#platform/http/endpoint'
import { text } from '#platform/objects/text'

const someId = '01890000-0000-7000-8000-000000000000'
const one = z.strictObject({ id: Id })

export const Subject = text(300).pipe(
  z
    .string()
    .min(1, { error: 'A mail has a subject' })
    .regex(/^\P{Cc}*$/u, { error: 'A subject is one line' }),
)
export const Body = text(20_000).pipe(z.string().min(1, { error: 'A mail says something' }))

export const MailTemplate = z.object({
  id: z.uuid(),
  name: z.string(),
  folder: z.string().describe('Empty: it stands in none'),
  personal: z.boolean().describe('Only whoever made it sees it'),
  subject: z.string(),
  body: z.string(),
  variables: z.array(z.string()),
  version: z.int(),
  used: z.int().describe('How many mails began with it'),
  updatedAt: z.string(),
})

const draft = {
  name: text(120).pipe(z.string().min(1, { error: 'A template has a name' })),
  folder: text(80),
  personal: z.boolean(),
  subject: Subject,
  body: Body,
}
const TemplateDraft = z.strictObject({
  ...draft,
  folder: draft.folder.default(''),
  personal: draft.personal.default(false),
})
export type TemplateDraft = z.output<typeof TemplateDraft>

const TemplatePatch = z.strictObject(draft).partial().extend({ id: Id, version: z.int().optional() })
export type TemplatePatch = z.output<typeof TemplatePatch>

const example = {
  name: 'After the tasting',
  subject: 'Thank you, {{contact.firstName | "and see you soon"}}',
  body: 'Hello {{contact.firstName | "there"}},\n\nwhich of the three did you like best?\n\n{{sender.name}}',
}

export const mailTemplates = {
  list: endpoint({
    method: 'GET',
    path: '/mail-templates',
    summary: 'Mail templates: everybody’s, and your own',
    permission: 'mailTemplates.read',
    input: z.strictObject({}),
    output: z.object({ items: z.array(MailTemplate) }),
    example: {},
  }),
  create: endpoint({
    method: 'POST',
    path: '/mail-templates',
    summary: 'Make a mail template; variables stand in double braces, what is said without a value behind a bar',
    permission: 'mailTemplates.create',
    input: TemplateDraft,
    output: MailTemplate,
    refusals: ['person_needed'],
    example,
  }),
  change: endpoint({
    method: 'PATCH',
    path: '/mail-templates/{id}',
    summary: 'Change a mail template; what was sent stays as it was',
    permission: 'mailTemplates.update',
    input: TemplatePatch,
    output: MailTemplate,
    refusals: ['mail_template_not_found', 'version_conflict', 'person_needed'],
    example: { id: someId, folder: 'Tastings' },
  }),
  remove: endpoint({
    method: 'DELETE',
    path: '/mail-templates/{id}',
    summary: 'Delete a mail template; sequences keep the words they took from it',
    permission: 'mailTemplates.delete',
    input: one,
    output: z.object({ id: z.uuid() }),
    refusals: ['mail_template_not_found'],
    example: { id: someId },
  }),
}

export const mailVariablesContract = {
  list: endpoint({
    method: 'GET',
    path: '/mail-variables',
    summary: 'What a mail may say of its reader, their company, the deal and its sender: fields you may see',
    permission: 'mailTemplates.read',
    input: z.strictObject({}),
    output: z.object({
      items: z.array(
        z.object({ name: z.string(), object: z.string(), field: z.string(), label: z.string().nullable() }),
      ),
    }),
    example: {},
  }),
}
