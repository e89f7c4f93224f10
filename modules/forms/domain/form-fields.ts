import type { Ctx } from '#platform/ctx/ctx'
import { CUSTOM } from '#platform/objects/custom-values'
import type { Choice, Field, FieldType } from '#platform/objects/field'
import type { FormField } from '../contract/form-shape.ts'

/** A field of a contact or company that strangers may be asked for. */
export interface Askable {
  of: 'contact' | 'company'
  field: string
  type: FieldType
  /** Of the workspace's own; Kith's have their words in the screens. */
  label: string | null
  choices: readonly Choice[]
}

const CORE = ['firstName', 'lastName', 'emails', 'phones', 'jobTitle', 'birthday']
const TYPES: readonly FieldType[] = [
  'text', 'longText', 'number', 'date', 'boolean', 'select', 'multiSelect', 'email', 'phone', 'url', 'rating',
] // biome-ignore format: one glance

/** What a form may ask for: of a contact who they are and the workspace's own fields, of a company its name and domain. */
export function askableFields(ctx: Ctx): Askable[] {
  const { fields } = ctx.objects.find('contact')
  const ofContact = Object.entries(fields).filter(([name, field]) => CORE.includes(name) || isAskable(name, field))
  return [
    ...ofContact.map(([field, { type, label, choices }]) => ({
      ...{ of: 'contact' as const, field, type },
      ...{ label: label ?? null, choices: choices ?? [] },
    })),
    { of: 'company', field: 'name', type: 'text', label: null, choices: [] },
    { of: 'company', field: 'domain', type: 'url', label: null, choices: [] },
  ]
}

const isAskable = (name: string, { type, sensitive, readonly, converting }: Field) =>
  name.startsWith(CUSTOM) && TYPES.includes(type) && !sensitive && !readonly && !converting

/** How a field of a form is filled in: by the type of what it stands for, or as the form says of its own. */
export type Input = FormField['input'] | FieldType

/** A field of a form with what it takes to draw and to read it. */
export interface Asked extends FormField {
  takes: Input
  options: readonly { value: string; label: string }[]
}

/** The fields of a form that still stand for something: a field of the workspace's may be gone. */
export function askedFields(ctx: Ctx, fields: readonly FormField[]): Asked[] {
  const askable = askableFields(ctx)
  return fields.flatMap((field) => {
    if (field.of === 'form')
      return { ...field, takes: field.input, options: field.choices.map((value) => ({ value, label: value })) }
    const found = askable.find(({ of, field: name }) => of === field.of && name === field.field)
    return found ? { ...field, takes: found.type, options: found.choices } : []
  })
}

/** What another field may hang on. */
export const mayDecide = ({ takes }: Pick<Asked, 'takes'>): boolean =>
  !['file', 'date', 'number', 'rating'].includes(takes)
