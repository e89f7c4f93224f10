import { declareFacet } from '#platform/objects/facets'
import { dateTime, relation, select, textField } from '#platform/objects/field'
import { type ObjectType, objectType } from '#platform/objects/object-type'
import { targetKinds } from '../domain/reckon-targets.ts'

/** What `related: 'ticketTargets'` means in a filter of tickets: what was promised of them, and whether it was kept. */
declareFacet({
  object: 'ticket',
  name: 'ticketTargets',
  rowsOf: 'ticketId',
  type: objectType({
    name: 'ticketTarget',
    plural: 'ticketTargets',
    module: 'tickets',
    table: 'ticketOutcomes',
    icon: 'clock',
    title: [],
    defaultSort: '-dueAt',
    fields: {
      ticketId: relation('ticket'),
      kind: select(targetKinds),
      outcome: select(['met', 'breached']),
      dueAt: dateTime(),
      policyId: textField(),
      ownerId: textField(),
      teamId: textField(),
    },
    timeline: () => ({}),
  }) as unknown as ObjectType, // the engine reads fields by name only
})
