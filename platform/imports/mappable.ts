import type { Ctx } from '#platform/ctx/ctx'
import { refuseInput } from '#platform/http/refusal'
import type { ObjectType } from '#platform/objects/object-type'
import { pointsTo } from '#platform/objects/own-records'
import { type MatchOn, matchKinds } from './import-input.ts'
import type { Import } from './import-shape.ts'
import type { ColumnMapping } from './mapping.ts'
import { type MappableField, type Target, targetsOf } from './target.ts'

/** The object type that is imported, by its name in one or several: `contact`, `contacts`. */
export function importedType(ctx: Pick<Ctx, 'objects'>, name: string): ObjectType {
  const wanted = name.trim().toLowerCase()
  const type = ctx.objects.all().find(({ name, plural }) => name === wanted || plural === wanted)
  return (
    type ??
    refuseInput({
      path: 'object',
      code: 'invalid_value',
      message: `There is no object “${name}”`,
      mend: `Use one of: ${ctx.objects
        .all()
        .map((one) => one.name)
        .join(', ')}.`,
    })
  )
}

interface Mappable {
  fields: MappableField[]
  targets: Target[]
}
type Objects = Pick<Ctx, 'objects'>

const known = new WeakMap<Ctx['objects'], Map<string, Mappable>>()

/** The type's fields and the places they offer to a file, and those of what comes along; the same for every import. */
export function mappable({ objects }: Objects, type: ObjectType): Mappable {
  const made = known.get(objects) ?? new Map<string, Mappable>()
  known.set(objects, made)
  const own = made.get(type.name) ?? mappableOf(objects, type)
  made.set(type.name, own)
  return own
}

function mappableOf(objects: Ctx['objects'], type: ObjectType): Mappable {
  const fields = [...fieldsOf(type), ...alongOf(objects, type)]
  return { fields, targets: targetsOf(fields) }
}

/** What is kept of a record that came along, beside its own fields: when it was written. */
export const WRITTEN = 'createdAt'

/** Objects whose records stand with one of this type and need nothing but a text: notes, tasks, what a workspace made itself. */
function alongOf(objects: Ctx['objects'], type: ObjectType): MappableField[] {
  return objects.all().flatMap((other): MappableField[] => {
    if (other.name === type.name || !linkTo(other, type)) return []
    const required = Object.values(other.fields).filter((field) => field.required)
    if (required.length !== 1 || !/^(?:text|longText)$/.test(required[0]?.type ?? '')) return []
    const fields = fieldsOf(other).filter(
      (field) => SCALARS.has(field.type) && field.name !== 'externalId' && !field.readonly,
    )
    const label = other.label ?? undefined
    return [
      {
        name: other.name,
        type: 'along',
        ...(label ? { label } : {}),
        fields: [...fields, { name: WRITTEN, type: 'dateTime' }],
      },
    ]
  })
}

const SCALARS = new Set([
  'text',
  'longText',
  'number',
  'date',
  'dateTime',
  'boolean',
  'select',
  'url',
  'email',
  'phone',
  'rating',
])

/** The field by which records of `other` stand with one of `type`. */
export const linkTo = (other: ObjectType, type: ObjectType): string | undefined =>
  Object.entries(other.fields).find(([, field]) => field.type === 'relation' && pointsTo(field, type))?.[0]

function fieldsOf(type: ObjectType): MappableField[] {
  return Object.entries(type.fields).map(([name, field]) => ({
    name,
    type: field.type,
    ...(field.label ? { label: field.label } : {}),
    ...(field.options ? { options: field.options } : {}),
    ...(field.choices ? { choices: field.choices } : {}),
    ...(field.orElse ? { orElse: field.orElse } : {}),
    ...(field.synonyms ? { synonyms: field.synonyms } : {}),
    ...(field.object ? { object: field.object } : {}),
    ...(field.readonly || field.converting ? { readonly: true } : {}),
  }))
}

/** The places as the contract tells them. */
export function describeTargets(ctx: Objects, type: ObjectType): Import['targets'] {
  return mappable(ctx, type).targets.map(({ path, field, part, repeats, slots }) => ({
    path,
    field: field.name,
    part: path === field.name ? null : part || path,
    type: field.type,
    object: field.object ?? null,
    orElse: field.orElse ?? null,
    required: wantedColumns(type).includes(field.name),
    repeats,
    slots,
  }))
}

/** Fields a new record must get from the file: those that are required and that the import cannot give it itself. */
export const requiredFields = (type: ObjectType): string[] =>
  Object.entries(type.fields)
    .filter(([name, { required, key }]) => required && key !== 'number' && name !== 'currency')
    .map(([name]) => name)

/** Of these, those that a column must go to: a record may be called after something else of its row. */
export const wantedColumns = (type: ObjectType): string[] =>
  requiredFields(type).filter((name) => name !== 'name' || !type.namedAfter)

const hasOwnNumber = ({ name, fields }: ObjectType, kind: MatchOn): boolean =>
  kind === 'number' && Object.values(fields).some(({ key }) => key === `custom:${name}.number`)

/** By what rows of this type can find their record. */
export function matchChoices(type: ObjectType): MatchOn[] {
  const keys = new Set(Object.values(type.fields).flatMap(({ key }) => key ?? []))
  return matchKinds.filter((kind) =>
    kind === 'name' ? type.fields.name?.required : keys.has(kind) || hasOwnNumber(type, kind),
  )
}

/** What people mean who say nothing: numbers first, addresses then, phones and names where there is nothing better. */
export function suggestedMatch(ctx: Objects, type: ObjectType, mapping: readonly ColumnMapping[]): MatchOn[] {
  const targets = new Map(mappable(ctx, type).targets.map(({ path, field }) => [path, field.name]))
  const names = new Set(mapping.flatMap(({ field }) => targets.get(field ?? '') ?? []))
  const mapped = new Set(
    Object.entries(type.fields).flatMap(([name, { key }]) =>
      key && names.has(name) ? [key === `custom:${type.name}.number` ? 'number' : key] : [],
    ),
  )
  // An order without a number is given one by its place in the file.
  if (Object.values(type.fields).some(({ key }) => key === 'number')) mapped.add('number')
  const sure = (['externalId', 'number', 'sku', 'email', 'domain'] as const).filter((kind) => mapped.has(kind))
  if (sure.length > 0) return sure
  if (type.fields.name?.required) return ['name']
  return mapped.has('phone') ? ['phone'] : []
}
