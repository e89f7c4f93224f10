import { declareFacet } from '#platform/objects/facets'
import { number, relation, user } from '#platform/objects/field'
import { type ObjectType, objectType } from '#platform/objects/object-type'

/** What `related: 'dealCredits'` means in a filter of deals: who is credited with them. */
declareFacet({
  object: 'deal',
  name: 'dealCredits',
  rowsOf: 'dealId',
  type: objectType({
    name: 'dealCredit',
    plural: 'dealCredits',
    module: 'sales',
    table: 'dealCredits',
    icon: 'users',
    title: [],
    defaultSort: 'place',
    fields: { dealId: relation('deal'), userId: user(), percent: number(), place: number() },
    timeline: () => ({}),
  }) as unknown as ObjectType, // the engine reads fields by name only
})
