import type { CustomField, Rollup } from './data-model.ts'
import { canBe, type OwnType, type Trait, traits } from './field-types.ts'

/** An option while it is written; `value` is kept once it has one, so that renaming it loses nothing. */
export interface OptionDraft {
  id: number
  value?: string
  label: string
  color: string | null
}

/** A field while it is written. */
export type FieldDraft = Record<Trait, boolean> & {
  label: string
  type: OwnType
  help: string
  options: OptionDraft[]
  relation: string | null
  formula: string
  rollup: Rollup | null
  default: unknown
}

type Computed = { formula?: string | null; rollup?: unknown }

/** What the form of a field begins with. */
export function freshDraft(field: (CustomField & Computed) | undefined): FieldDraft {
  return {
    label: field?.label ?? '',
    type: field?.type ?? 'text',
    help: field?.help ?? '',
    options: field?.options.map((option, id) => ({ id, ...option })) ?? [],
    relation: field?.relation ?? null,
    formula: field?.formula ?? '',
    rollup: (field?.rollup as Rollup | null | undefined) ?? null, // the server's own shape, which its contract leaves open
    default: field?.default ?? null,
    required: field?.required ?? false,
    unique: field?.unique ?? false,
    indexed: field?.indexed ?? false,
    searchable: field?.searchable ?? false,
    sensitive: field?.sensitive ?? false,
  }
}

/** What can still be changed of a field, as the API takes it. */
export function sentPatch(draft: FieldDraft) {
  const { label, type, help, options, formula, rollup } = draft
  const flags = Object.fromEntries(traits.filter((trait) => canBe[trait](type)).map((trait) => [trait, draft[trait]]))
  return {
    label: label.trim(),
    help: help.trim() || null,
    ...flags,
    ...(canBe.options(type) ? { options: options.filter((one) => one.label.trim()).map(sentOption) } : {}),
    ...(canBe.default(type) ? { default: draft.default === '' ? null : draft.default } : {}),
    ...(type === 'formula' ? { formula } : {}),
    ...(type === 'rollup' && rollup ? { rollup } : {}),
  }
}

/** A new field, as the API takes it. */
export const sentDraft = (draft: FieldDraft) => ({
  ...sentPatch(draft),
  type: draft.type as CustomField['type'],
  ...(draft.type === 'relation' && draft.relation ? { relation: draft.relation } : {}),
})

const sentOption = ({ value, label, color }: OptionDraft) => ({
  ...(value ? { value } : {}),
  label: label.trim(),
  color,
})
