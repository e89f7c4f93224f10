import { declareFacet } from '#platform/objects/facets'
import { boolean, dateTime, number, relation, select, team, textField, user } from '#platform/objects/field'
import { type ObjectType, objectType } from '#platform/objects/object-type'

/** What `related: 'surveys'` means in a filter of conversations: that the customer was asked, and what they said. */
declareFacet({
  object: 'conversation',
  name: 'surveys',
  rowsOf: 'conversationId',
  type: objectType({
    name: 'survey',
    plural: 'surveys',
    module: 'feedback',
    table: 'surveys',
    icon: 'star',
    title: [],
    defaultSort: '-askedAt',
    fields: {
      conversationId: relation('conversation'),
      channel: textField(),
      way: select(['mail', 'chat']),
      /** Whose conversation it was when it was resolved. */
      agentId: user(),
      teamId: team(),
      scale: number(),
      rating: number(),
      satisfied: boolean(),
      bad: boolean(),
      comment: textField(),
      askedAt: dateTime(),
      answeredAt: dateTime(),
    },
    timeline: () => ({}),
  }) as unknown as ObjectType, // the engine reads fields by name only
})
