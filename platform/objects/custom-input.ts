import { refusalOfInput } from '#platform/http/problem'
import type { InputError } from '#platform/http/refusal'
import { perType } from './columns.ts'
import { CUSTOM } from './custom-values.ts'
import type { Field } from './field.ts'
import type { ObjectType } from './object-type.ts'

type Values = Record<string, unknown>

/** Input with its custom fields apart, whether they came as `{custom: {tier}}` or as `{'custom.tier'}`. */
export function apart(input: Values): { core: Values; custom: Values | null } {
  const names = Object.keys(input)
  if (!names.some((name) => name === 'custom' || name.startsWith(CUSTOM))) return { core: input, custom: null }
  const core: Values = {}
  const custom = new Map<string, unknown>()
  for (const name of names) {
    if (name.startsWith(CUSTOM)) custom.set(name.slice(CUSTOM.length), input[name])
    else if (name === 'custom' && isPlain(input.custom))
      for (const [key, value] of Object.entries(input.custom)) custom.set(key, value)
    else core[name] = input[name]
  }
  return { core, custom: Object.fromEntries(custom) }
}

const isPlain = (value: unknown): value is Values =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const ownFields = perType((type) => Object.entries(type.fields).filter(([, { custom }]) => custom))

/** Whether the workspace has fields of its own on this object. */
export const hasOwnFields = (type: ObjectType): boolean => ownFields(type).length > 0

const MOST_ERRORS = 20

/**
 * Checks values of custom fields by the workspace's own shapes. Of a new record the required ones must be there, but
 * for those a layout shows only under a condition.
 * @returns them under their names among the type's fields, `custom.tier`.
 */
export function readCustom(
  type: ObjectType,
  custom: Values,
  isChange: boolean,
): { input: Values; errors: InputError[] } {
  const input: Values = {}
  const errors: InputError[] = []
  for (const [key, value] of Object.entries(custom)) {
    const name = CUSTOM + key
    const field = Object.hasOwn(type.fields, name) ? type.fields[name] : undefined
    if (!field) errors.push(unknownField(type, key))
    else if (field.readonly) errors.push(computedField(name, field))
    else if (field.converting) errors.push(busyField(name, field))
    else if (value !== undefined) read(name, field, value, input, errors)
    if (errors.length >= MOST_ERRORS) return { input: {}, errors }
  }
  if (!isChange) errors.push(...missing(type, input))
  return { input, errors }
}

function read(name: string, field: Field, value: unknown, input: Values, errors: InputError[]) {
  const parsed = field.write.safeParse(value)
  if (!parsed.success) {
    const found = refusalOfInput(parsed.error).errors
    errors.push(...found.map((error) => ({ ...error, path: error.path ? `${name}.${error.path}` : name })))
  } else if (field.required && isEmpty(parsed.data)) errors.push(requiredField(name, field))
  else input[name] = parsed.data
}

const isEmpty = (value: unknown) => value === null || (Array.isArray(value) && value.length === 0)

const missing = (type: ObjectType, input: Values): InputError[] =>
  ownFields(type).flatMap(([name, field]) =>
    field.required &&
    !field.conditional &&
    !field.converting &&
    field.default === undefined &&
    input[name] === undefined
      ? requiredField(name, field)
      : [],
  )

const requiredField = (path: string, { label }: Field): InputError => ({
  path,
  code: 'required',
  message: `“${label}” is required`,
  mend: 'Give it a value.',
})

const computedField = (path: string, { label }: Field): InputError => ({
  path,
  code: 'readonly',
  message: `“${label}” is worked out by Kith`,
  mend: 'Leave it out; change what it is worked out from.',
})

const busyField = (path: string, { label }: Field): InputError => ({
  path,
  code: 'field_busy',
  message: `The values of “${label}” are being converted to another type`,
  mend: 'Try again in a moment, or leave the field out.',
})

function unknownField(type: ObjectType, key: string): InputError {
  const names = ownFields(type).map(([name]) => name.slice(CUSTOM.length))
  return {
    path: CUSTOM + key.slice(0, 100),
    code: 'unknown_field',
    message: `There is no custom field “${key.slice(0, 100)}” here`,
    mend:
      names.length > 0 ? `Use one of: ${names.join(', ')}.` : 'This object has no custom fields; leave “custom” out.',
  }
}
