import { declareFacet } from '#platform/objects/facets'
import { dateTime, relation, textField } from '#platform/objects/field'
import { type ObjectType, objectType } from '#platform/objects/object-type'

/** What `related: 'stays'` means in a filter of deals: where they stood, from when to when. */
declareFacet({
  object: 'deal',
  name: 'stays',
  rowsOf: 'dealId',
  type: objectType({
    name: 'stay',
    plural: 'stays',
    module: 'sales',
    table: 'dealStays',
    icon: 'clock',
    title: [],
    defaultSort: '-enteredAt',
    fields: {
      dealId: relation('deal'),
      pipeline: textField(),
      stage: textField(),
      enteredAt: dateTime(),
      leftAt: dateTime(),
      endedBy: textField(),
    },
    timeline: () => ({}),
  }) as unknown as ObjectType, // the engine reads fields by name only
})
