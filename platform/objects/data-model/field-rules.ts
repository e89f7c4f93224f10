import type { WorkspaceSettings } from '#platform/ctx/ctx'
import { refusalOfInput } from '#platform/http/problem'
import { type InputError, refuseInput } from '#platform/http/refusal'
import { type CustomType, hasOptions, isComputedType, shapesOf } from '../custom-field.ts'
import type { Choice } from '../field.ts'
import { valueKind } from '../record-values.ts'
import { optionValueOf } from './api-name.ts'
import type { OptionDraft } from './shapes.ts'

/** A field as it would stand, for the rules that hold between its traits. */
export interface Traits {
  type: CustomType
  options: Choice[]
  required: boolean
  isUnique: boolean
  defaultValue: unknown
  indexed: boolean
  searchable: boolean
}

const uniqueTypes: readonly CustomType[] = ['text', 'number', 'email', 'phone', 'url']
const searchableTypes: readonly CustomType[] = [
  'text', 'longText', 'number', 'email', 'phone', 'url', 'select', 'multiSelect', 'address',
] // biome-ignore format: one glance
const withDefault: readonly CustomType[] = [
  'text', 'longText', 'number', 'money', 'date', 'dateTime', 'boolean', 'select', 'multiSelect', 'rating',
] // biome-ignore format: one glance

export const isUniqueType = (type: CustomType): boolean => uniqueTypes.includes(type)

/** Options with a value each; one without gets its label's. */
export function choicesOf(drafts: readonly OptionDraft[]): Choice[] {
  const taken = new Set(drafts.flatMap(({ value }) => value ?? []))
  return drafts.map(({ value, label, color }) => {
    const known = value ?? optionValueOf(label, taken)
    taken.add(known)
    return { value: known, label, color: color ?? null }
  })
}

/** Holds a field to the rules of its type. @returns its default as it is kept. @throws Refusal invalid_input naming the trait. */
export function checkTraits(field: Traits, workspace: WorkspaceSettings): unknown {
  const { type, options, isUnique, indexed, searchable, required } = field
  const errors: InputError[] = [
    ...wrongOptions(type, options),
    ...(required && isComputedType(type) ? [notPossible('required', type, 'It is worked out, nobody gives it.')] : []),
    ...notFor(isUnique, 'unique', type, uniqueTypes),
    ...notFor(searchable, 'searchable', type, searchableTypes),
    ...(indexed && !valueKind(type) ? [notPossible('indexed', type, 'Lists, long texts and yes/no are not.')] : []),
  ]
  const parsed = defaultOf(field, workspace)
  errors.push(...parsed.errors)
  if (required && type === 'boolean' && field.defaultValue === null) return done(errors, null)
  return done(errors, parsed.value)
}

function done<T>(errors: readonly InputError[], value: T): T {
  if (errors.length > 0) refuseInput(...errors)
  return value
}

function wrongOptions(type: CustomType, options: readonly Choice[]): InputError[] {
  if (!hasOptions(type))
    return options.length === 0
      ? []
      : [{ path: 'options', code: 'not_possible', message: `A ${type} has no options`, mend: 'Leave them out.' }]
  if (options.length === 0)
    return [
      { path: 'options', code: 'required', message: 'A choice needs options', mend: 'Send [{"label": "Gold"}, …].' },
    ]
  const seen = new Set<string>()
  return options.flatMap(({ value }, index) => {
    if (!seen.has(value)) {
      seen.add(value)
      return []
    }
    return [
      {
        path: `options.${index}.value`,
        code: 'twice',
        message: `“${value}” is an option already`,
        mend: 'Use another value.',
      },
    ]
  })
}

const notFor = (wanted: boolean, trait: string, type: CustomType, types: readonly CustomType[]): InputError[] =>
  wanted && !types.includes(type) ? [notPossible(trait, type, `These may: ${types.join(', ')}.`)] : []

const notPossible = (path: string, type: CustomType, mend: string): InputError => ({
  path,
  code: 'not_possible',
  message: `A field of type ${type} cannot be ${path}`,
  mend,
})

function defaultOf({ type, options, isUnique, defaultValue }: Traits, _: WorkspaceSettings) {
  if (defaultValue === null || defaultValue === undefined) return { value: null, errors: [] }
  if (isUnique || !withDefault.includes(type))
    return {
      value: null,
      errors: [
        isUnique
          ? {
              path: 'default',
              code: 'not_possible',
              message: 'A unique field has no default',
              mend: 'Leave one of the two out.',
            }
          : { path: 'default', code: 'not_possible', message: `A ${type} has no default`, mend: 'Leave it out.' },
      ],
    }
  const parsed = shapesOf(type, options).write.safeParse(defaultValue)
  if (parsed.success) return { value: parsed.data, errors: [] }
  const errors = refusalOfInput(parsed.error).errors
  return {
    value: null,
    errors: errors.map((error) => ({ ...error, path: error.path ? `default.${error.path}` : 'default' })),
  }
}
