import { declareFacet } from '#platform/objects/facets'
import { dateTime, number, relation, select, team, textField, user } from '#platform/objects/field'
import { type ObjectType, objectType } from '#platform/objects/object-type'

/** What `related: 'conversationWaits'` means in a filter of conversations: how long their customer waited, and for what. */
declareFacet({
  object: 'conversation',
  name: 'waits',
  rowsOf: 'conversationId',
  type: objectType({
    name: 'conversationWait',
    plural: 'conversationWaits',
    module: 'support-reports',
    table: 'currentWaits',
    icon: 'clock',
    title: [],
    defaultSort: '-startedAt',
    fields: {
      conversationId: relation('conversation'),
      kind: select(['first', 'next', 'resolution', 'solved']),
      startedAt: dateTime(),
      endedAt: dateTime(),
      endedBy: select(['reply', 'resolved', 'customer', 'colleague']),
      minutes: number(),
      workMinutes: number(),
      ageDays: number(),
      agentId: user(),
      teamId: team(),
      channel: textField(),
      weekday: number(),
      hour: number(),
    },
    timeline: () => ({}),
  }) as unknown as ObjectType, // the engine reads fields by name only
})
