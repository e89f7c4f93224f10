import type { Ctx } from '#platform/ctx/ctx'
import { refuseInput } from '#platform/http/refusal'
import type { ObjectType } from '#platform/objects/object-type'
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

const known = new WeakMap<ObjectType, { fields: MappableField[]; targets: Target[] }>()

/** The type's fields and the places they offer to a file; the same for every import. */
export function mappable(type: ObjectType): { fields: MappableField[]; targets: Target[] } {
  const made = known.get(type) ?? mappableOf(type)
  known.set(type, made)
  return made
}

function mappableOf(type: ObjectType) {
  const fields = Object.entries(type.fields).map(([name, { type: kind, options, synonyms, object, readonly }]) => ({
    name,
    type: kind,
    ...(options ? { options } : {}),
    ...(synonyms ? { synonyms } : {}),
    ...(object ? { object } : {}),
    ...(readonly ? { readonly } : {}),
  }))
  return { fields, targets: targetsOf(fields) }
}

/** The places as the contract tells them. */
export function describeTargets(type: ObjectType): Import['targets'] {
  return mappable(type).targets.map(({ path, field, repeats, slots }) => ({
    path,
    field: field.name,
    part: path === field.name ? null : (path.split('.')[1] ?? path),
    type: field.type,
    object: field.object ?? null,
    required: requiredFields(type).includes(field.name),
    repeats,
    slots,
  }))
}

/** Fields a new record must get from the file: those that are required and that the import cannot give it itself. */
export const requiredFields = (type: ObjectType): string[] =>
  Object.entries(type.fields)
    .filter(([name, { required, key }]) => required && key !== 'number' && name !== 'currency')
    .map(([name]) => name)

/** By what rows of this type can find their record. */
export function matchChoices(type: ObjectType): MatchOn[] {
  const keys = new Set(Object.values(type.fields).flatMap(({ key }) => key ?? []))
  return matchKinds.filter((kind) => (kind === 'name' ? type.fields.name?.required : keys.has(kind)))
}

/** What people mean who say nothing: numbers first, addresses then, phones and names where there is nothing better. */
export function suggestedMatch(type: ObjectType, mapping: readonly ColumnMapping[]): MatchOn[] {
  const targets = new Map(mappable(type).targets.map(({ path, field }) => [path, field.name]))
  const names = new Set(mapping.flatMap(({ field }) => targets.get(field ?? '') ?? []))
  const mapped = new Set(
    Object.entries(type.fields).flatMap(([name, { key }]) => (key && names.has(name) ? [key] : [])),
  )
  // An order without a number is given one by its place in the file.
  if (Object.values(type.fields).some(({ key }) => key === 'number')) mapped.add('number')
  const sure = (['externalId', 'number', 'sku', 'email', 'domain'] as const).filter((kind) => mapped.has(kind))
  if (sure.length > 0) return sure
  if (type.fields.name?.required) return ['name']
  return mapped.has('phone') ? ['phone'] : []
}
