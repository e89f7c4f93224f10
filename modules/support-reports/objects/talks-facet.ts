import { declareFacet } from '#platform/objects/facets'
import { boolean, dateTime, relation, select } from '#platform/objects/field'
import { type ObjectType, objectType } from '#platform/objects/object-type'

/** What `related: 'assistantTalks'` means in a filter of conversations: that the assistant took part, and what became of it. */
declareFacet({
  object: 'conversation',
  name: 'assistantTalks',
  rowsOf: 'conversationId',
  type: objectType({
    name: 'assistantTalk',
    plural: 'assistantTalks',
    module: 'support-reports',
    table: 'assistantTalks',
    icon: 'robot',
    title: [],
    defaultSort: '-startedAt',
    fields: {
      conversationId: relation('conversation'),
      startedAt: dateTime(),
      handedOver: boolean(),
      why: select(['asked', 'frustrated', 'repeated', 'sensitive', 'noSource']),
      cameBack: boolean(),
      verified: boolean(),
      confirmed: boolean(),
      unneeded: boolean(),
      missed: boolean(),
    },
    timeline: () => ({}),
  }) as unknown as ObjectType, // the engine reads fields by name only
})
