import { fieldFacts } from '#platform/objects/columns'
import { facetNamed } from '#platform/objects/facet-values'
import type { Filter } from '#platform/objects/filter'
import type { ObjectType } from '#platform/objects/object-type'
import type { ViewSettings } from './view-settings.ts'

/** Where settings name a field: the path in the settings, and the name. */
export interface NamedField {
  path: string
  name: string
}

/** Every field that settings name. */
export function namedFields(settings: ViewSettings): NamedField[] {
  const { filter, sort, columns = [], groupBy, sums = [], boardField, dateField } = settings
  const single = (path: string, name: string | undefined) => (name ? [{ path, name }] : [])
  return [
    ...inFilter(filter, 'filter'),
    ...single('sort', sort?.replace(/^-/, '')),
    ...columns.map(({ name }, index) => ({ path: `columns.${index}.name`, name })),
    ...single('groupBy.field', groupBy?.field),
    ...sums.map(({ field }, index) => ({ path: `sums.${index}.field`, name: field })),
    ...single('boardField', boardField),
    ...single('dateField', dateField),
  ]
}

/** The fields among them that the type does not have, each once. */
export const missingFields = (type: ObjectType, settings: ViewSettings): string[] => [
  ...new Set(
    namedFields(settings)
      .map(({ name }) => name)
      .filter((name) => !isKnown(type, name)),
  ),
]

/** Whether the type has the field, or the first field of a path such as `companies.industry`. */
export function isKnown(type: ObjectType, name: string): boolean {
  const [first = '', second = ''] = name.split('.')
  if (facetNamed(type, name)) return true
  return fieldFacts(type, first === 'custom' ? `custom.${second}` : first) !== undefined
}

function inFilter(filter: Filter | undefined, path: string): NamedField[] {
  if (!filter) return []
  if ('and' in filter) return filter.and.flatMap((part, index) => inFilter(part, `${path}.and.${index}`))
  if ('or' in filter) return filter.or.flatMap((part, index) => inFilter(part, `${path}.or.${index}`))
  if ('not' in filter) return inFilter(filter.not, `${path}.not`)
  // Conditions on happenings, related records and segments name fields of others.
  const isOwn = 'field' in filter && 'op' in filter && !('related' in filter) && !('event' in filter)
  return isOwn && filter.field ? [{ path: `${path}.field`, name: filter.field }] : []
}
