import { z } from 'zod'
import { Id } from '#platform/http/endpoint'
import { languages } from '#platform/i18n/translate'
import { text } from '#platform/objects/text'

/** What a field of the form's own takes in. */
export const ownInputs = ['line', 'paragraph', 'choice', 'yes', 'file'] as const
export const formStates = ['draft', 'published', 'archived'] as const

const Key = z.string().regex(/^[a-z][a-z0-9]{0,19}$/, { error: 'A key is a letter, then letters and digits' })

/** Shown only when an earlier field has this value; without `is`, when it has any. */
const When = z.strictObject({ key: Key, is: text(200).default('') })

export const FormField = z.strictObject({
  key: Key,
  of: z.enum(['contact', 'company', 'form']).describe('Whose field it is; the form’s own stay on the submission'),
  field: z
    .string()
    .max(100)
    .default('')
    .describe('The field’s name, as GET /form-fields has it; empty for the form’s own'),
  input: z.enum(ownInputs).default('line').describe('What a field of the form’s own takes in'),
  label: text(200).pipe(z.string().min(1, { error: 'A field has a label' })),
  help: text(500).default(''),
  placeholder: text(200).default(''),
  required: z.boolean().default(false),
  choices: z
    .array(text(200).pipe(z.string().min(1)))
    .max(100)
    .default([]),
  when: When.nullable().default(null),
})
export type FormField = z.output<typeof FormField>

const webAddress = (value: string) => value === '' || (/^https?:\/\/[^/]/i.test(value) && URL.canParse(value))

/** What a form says and asks. */
export const FormContent = z.strictObject({
  title: text(200).default(''),
  intro: text(5_000).default(''),
  fields: z.array(FormField).max(50).default([]),
  button: text(60).default('').describe('Empty: the word of the language'),
  thanks: text(5_000).default('').describe('What is said after sending; empty: the words of the language'),
  redirectUrl: text(2_000)
    .refine(webAddress, {
      error: 'Only a web address may follow',
      params: { mend: 'Write one that begins with https:// or http://, or leave it empty.' },
    })
    .default(''),
  doubleOptIn: z.boolean().default(false).describe('Who sends it confirms by mail before anything becomes of it'),
  accent: z
    .string()
    .regex(/^#[0-9a-f]{6}$/i, { error: 'A colour is written as #0b635d' })
    .default('#0b635d'),
})
export type FormContent = z.output<typeof FormContent>

const Name = text(120).pipe(z.string().min(1, { error: 'A form has a name' }))
const People = z.array(Id).max(50).describe('Who is told of each submission')
const Consent = text(5_000).describe(
  'The wording that is agreed to; empty: none is asked for. Another wording is a new version',
)

export const FormDraft = z.strictObject({
  name: Name,
  language: z.enum(languages).optional(),
  content: FormContent.optional(),
  consent: Consent.default(''),
  notify: People.optional(),
})
export type FormDraft = z.output<typeof FormDraft>

export const FormPatch = z.strictObject({
  id: Id,
  version: z.int().optional(),
  name: Name.optional(),
  state: z.enum(formStates).optional(),
  language: z.enum(languages).optional(),
  content: FormContent.optional(),
  consent: Consent.optional(),
  notify: People.optional(),
})
export type FormPatch = z.output<typeof FormPatch>

export const FormFigures = z.object({
  views: z.int(),
  submissions: z.int().describe('all but those held back as a machine’s'),
  received: z.int(),
  waiting: z.int(),
  held: z.int(),
  confirmed: z.int(),
  created: z.int().describe('contacts that came by it'),
  conversion: z.number().nullable().describe('submissions for each view, at most 1; null without views'),
  lastAt: z.string().nullable(),
})

export const Form = z.object({
  id: z.uuid(),
  name: z.string(),
  state: z.enum(formStates),
  language: z.enum(languages),
  content: FormContent,
  consent: z.object({ version: z.int(), wording: z.string() }).nullable(),
  notify: z.array(z.uuid()),
  figures: FormFigures,
  link: z.string().describe('where strangers fill it in, once it is published'),
  word: z.string().describe('its name for the script that sets it into another page'),
  version: z.int(),
  createdBy: z.uuid().nullable(),
  createdAt: z.string(),
  updatedAt: z.string(),
})
export type Form = z.output<typeof Form>
