import type { Field } from './field.ts'
import { requiredText, user } from './field.ts'
import { type ObjectType, objectType } from './object-type.ts'

/** What a relation names that may point to a record of any object of the workspace's own: a note about a machine, or a course. */
export const ANY_OWN = 'record'

/** The fields every object of the workspace's own has. */
export const ownFields = {
  name: requiredText({ searchable: true, sortable: true, alphabetical: true, synonyms: ['title', 'titel'] }),
  ownerId: user({ synonyms: ['owner', 'besitzer'] }),
}

/**
 * The records of all own objects as one type, which a relation to any of them is checked and filtered through. It is no
 * object of its own: it stands in no list of types, and nothing is written by it.
 */
export const anyOwnRecord = objectType({
  name: ANY_OWN,
  plural: 'records',
  module: 'custom',
  table: 'records',
  icon: 'box',
  title: ['name'],
  defaultSort: '-createdAt',
  fields: ownFields,
  timeline: () => ({}),
}) as unknown as ObjectType // the engine reads fields by name only

/** Whether a relation can point to records of a type. */
export const pointsTo = ({ object }: Pick<Field, 'object'>, { name, custom }: Pick<ObjectType, 'name' | 'custom'>) =>
  object === name || (object === ANY_OWN && custom !== undefined)
