import { z } from 'zod'
import { customTypes } from '../custom-field.ts'
import { LONGEST_FORMULA } from '../formula/compile-formula.ts'
import { Rollup } from '../rollup.ts'
import { text } from '../text.ts'
import { ApiName } from './api-name.ts'

export const Label = text(80).pipe(z.string().min(1, { error: 'It needs a name that people read' }))
const Help = text(500).nullable()
const Color = z.string().max(30).nullable()

const Option = z.object({ value: z.string(), label: z.string(), color: z.string().nullable() })
const OptionDraft = z.strictObject({
  value: text(100).pipe(z.string().min(1)).optional(),
  label: text(100).pipe(z.string().min(1)),
  color: Color.optional(),
})
export type OptionDraft = z.output<typeof OptionDraft>

const Progress = z.object({ done: z.int(), total: z.int() })

/** A field of the workspace's own, as its administrators see it. */
export const CustomField = z.object({
  id: z.uuid(),
  object: z.string(),
  name: z.string().describe('Its key in `custom`; filters and lists name it `custom.<name>`'),
  label: z.string(),
  help: z.string().nullable(),
  type: z.enum(customTypes),
  options: z.array(Option),
  required: z.boolean(),
  unique: z.boolean(),
  default: z.unknown(),
  indexed: z.boolean(),
  sensitive: z.boolean(),
  searchable: z.boolean(),
  relation: z.string().nullable(),
  formula: z.string().nullable(),
  rollup: z.unknown().describe('What a roll-up sums up; null for any other field'),
  problem: z.string().nullable().describe('Why a computed field cannot be worked out any more'),
  position: z.int(),
  filling: Progress.nullable().describe('A job is filling its index, keys or search texts'),
  change: Progress.extend({ type: z.enum(customTypes) })
    .nullable()
    .describe('A job is converting its values to another type'),
  archivedAt: z.string().nullable(),
  createdBy: z.uuid().nullable(),
  createdAt: z.string(),
})
export type CustomField = z.infer<typeof CustomField>

const traits = {
  help: Help.optional(),
  options: z.array(OptionDraft).max(500).optional(),
  required: z.boolean().optional(),
  unique: z.boolean().optional(),
  default: z.unknown().optional().describe('What a new record has when nothing is sent; null: nothing'),
  indexed: z.boolean().optional(),
  sensitive: z.boolean().optional(),
  searchable: z.boolean().optional(),
  formula: text(LONGEST_FORMULA)
    .pipe(z.string().min(1))
    .optional()
    .describe('Of a formula: `if(total > 100, "A", "B")`'),
  rollup: Rollup.optional().describe('Of a roll-up: what it sums up'),
  position: z.int().min(0).max(10_000).optional(),
}

/** A formula that is still being written. */
export const FormulaDraft = z.strictObject({
  object: z.string().max(60),
  formula: text(LONGEST_FORMULA).pipe(z.string().min(1)),
  name: ApiName.optional().describe('Of a field that exists already: the formula may not name it'),
})
export type FormulaDraft = z.output<typeof FormulaDraft>

/** What a formula would yield, or why it cannot be worked out. */
export const FormulaCheck = z.object({
  problem: z.object({ message: z.string(), mend: z.string() }).nullable(),
  result: z.string().nullable().describe('The type of what it yields'),
  samples: z
    .array(z.object({ recordId: z.uuid(), title: z.string(), value: z.unknown() }))
    .describe('Its values for the newest records; money in minor units of the workspace’s currency'),
})
export type FormulaCheck = z.input<typeof FormulaCheck>

const Outcome = z.enum(['kept', 'converted', 'lost'])

/** What would become of a field's values under another type. */
export const TypeChangePreview = z.object({
  from: z.enum(customTypes),
  to: z.enum(customTypes),
  options: z.array(Option).describe('Of a choice: the options it would have'),
  values: z.int().describe('Values that were looked at'),
  exact: z.boolean().describe('Whether these are all there are'),
  kept: z.int(),
  converted: z.int(),
  lost: z.int(),
  samples: z.array(
    z.object({ recordId: z.uuid(), title: z.string(), before: z.unknown(), after: z.unknown(), outcome: Outcome }),
  ),
})
export type TypeChangePreview = z.input<typeof TypeChangePreview>

export const TypeChange = z.strictObject({
  type: z.enum(customTypes),
  options: z.array(OptionDraft).max(500).optional().describe('Of a choice; absent: made of the values there are'),
})

/** What is sent to make a field. */
export const FieldDraft = z.strictObject({
  object: z.string().max(60),
  label: Label,
  name: ApiName.optional().describe('Absent: made of the label'),
  type: z.enum(customTypes),
  relation: z.string().max(60).optional().describe('Of a relation: the object it points to'),
  ...traits,
})
export type FieldDraft = z.output<typeof FieldDraft>

/** What is sent to change one; the name never changes, the type by a type change. */
export const FieldPatch = z.strictObject({ label: Label.optional(), ...traits })
export type FieldPatch = z.output<typeof FieldPatch>
