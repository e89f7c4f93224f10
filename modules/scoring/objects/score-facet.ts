import { declareFacet } from '#platform/objects/facets'
import { dateTime, number, select } from '#platform/objects/field'
import { type ObjectType, objectType } from '#platform/objects/object-type'
import { engagementBands, fitBands, labels } from '../domain/scheme-shape.ts'

/** What `scoring.…` means in a filter of contacts. */
declareFacet({
  object: 'contact',
  name: 'scoring',
  type: objectType({
    name: 'scoring',
    plural: 'contactScores',
    module: 'scoring',
    table: 'contactScores',
    icon: 'gauge',
    title: [],
    defaultSort: '-labelSince',
    fields: {
      label: select(labels),
      fit: number(),
      engagement: number(),
      fitBand: select(fitBands),
      engagementBand: select(engagementBands),
      labelSince: dateTime(),
    },
    timeline: () => ({}),
  }) as unknown as ObjectType, // the engine reads fields by name only
})
