import { type ObjectType, objectType } from './object-type.ts'
import { ownFields } from './own-records.ts'

/** A custom object as the registry needs it. */
export interface ObjectRow {
  id: string
  name: string
  plural: string
  label: string
  labelPlural: string
  icon: string
}

/** An object of the workspace's own as an object type; its further fields are custom fields. */
export function customObject({ id, name, plural, label, labelPlural, icon }: ObjectRow): ObjectType {
  const type = objectType({
    name,
    plural,
    label,
    labelPlural,
    icon,
    module: 'custom',
    table: 'records',
    custom: { id },
    title: ['name'],
    defaultSort: '-createdAt',
    fields: ownFields,
    timeline: () => ({}),
  })
  return type as unknown as ObjectType // the engine reads fields by name only
}

/** Whose timelines a custom object's record stands on: the contact and company its fields point to, the first of each. */
export function timelineThrough(type: ObjectType): ObjectType['timeline'] {
  const first = (object: string) =>
    Object.keys(type.fields).find(
      (name) => type.fields[name]?.type === 'relation' && type.fields[name]?.object === object,
    )
  const contact = first('contact')
  const company = first('company')
  const idIn = (after: Record<string, unknown>, name: string | undefined) => {
    const value = name === undefined ? null : after[name]
    return typeof value === 'string' ? value : null
  }
  return (_, after) => ({ contactId: idIn(after, contact), companyId: idIn(after, company) })
}
