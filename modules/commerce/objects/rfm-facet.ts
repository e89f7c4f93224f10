import { declareFacet } from '#platform/objects/facets'
import { dateTime, money, number, select } from '#platform/objects/field'
import { type ObjectType, objectType } from '#platform/objects/object-type'
import { rfmGroups } from '../domain/rfm-groups.ts'

/** What `rfm.…` means in a filter of contacts. */
declareFacet({
  object: 'contact',
  name: 'rfm',
  of: 'order',
  type: objectType({
    name: 'rfm',
    plural: 'rfmScores',
    module: 'commerce',
    table: 'rfmScores',
    icon: 'grid',
    title: [],
    defaultSort: '-lastAt',
    fields: {
      group: select(rfmGroups),
      recency: number(),
      frequency: number(),
      monetary: number(),
      lastAt: dateTime(),
      orders: number(),
      total: money(),
    },
    timeline: () => ({}),
  }) as unknown as ObjectType, // the engine reads fields by name only
})
