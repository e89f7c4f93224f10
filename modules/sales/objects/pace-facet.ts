import { declareFacet } from '#platform/objects/facets'
import { boolean, dateTime, select } from '#platform/objects/field'
import { type ObjectType, objectType } from '#platform/objects/object-type'

export const nextSteps = ['overdue', 'today', 'planned', 'none'] as const

/** What `pace.…` means in a filter of deals: how they are doing. */
declareFacet({
  object: 'deal',
  name: 'pace',
  type: objectType({
    name: 'pace',
    plural: 'dealPaces',
    module: 'sales',
    table: 'dealPaces',
    icon: 'clock',
    title: [],
    defaultSort: '-touchedAt',
    fields: { rotting: boolean(), next: select(nextSteps), touchedAt: dateTime(), nextAt: dateTime() },
    timeline: () => ({}),
  }) as unknown as ObjectType, // the engine reads fields by name only
})
