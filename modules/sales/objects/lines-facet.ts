import { declareFacet } from '#platform/objects/facets'
import { number, relation, textField } from '#platform/objects/field'
import { type ObjectType, objectType } from '#platform/objects/object-type'

/** What `related: 'dealLines'` means in a filter of deals: what they are about. */
declareFacet({
  object: 'deal',
  name: 'dealLines',
  rowsOf: 'dealId',
  type: objectType({
    name: 'dealLine',
    plural: 'dealLines',
    module: 'sales',
    table: 'dealLines',
    icon: 'list',
    title: [],
    defaultSort: 'position',
    fields: { dealId: relation('deal'), position: number(), productId: relation('product'), productName: textField() },
    timeline: () => ({}),
  }) as unknown as ObjectType, // the engine reads fields by name only
})
