import { declareFacet } from '#platform/objects/facets'
import { dateTime, select, textField } from '#platform/objects/field'
import { type ObjectType, objectType } from '#platform/objects/object-type'
import { targetKinds } from '../domain/reckon-targets.ts'

export const standings = ['breached', 'near', 'running', 'paused'] as const

/** What `sla.…` means in a filter of tickets: the promise that comes next, as it stands now. */
declareFacet({
  object: 'ticket',
  name: 'sla',
  type: objectType({
    name: 'sla',
    plural: 'ticketClocks',
    module: 'tickets',
    table: 'ticketClocks',
    icon: 'clock',
    title: [],
    defaultSort: 'dueAt',
    fields: {
      dueAt: dateTime(),
      standing: select(standings),
      kind: select(targetKinds),
      policyName: textField(),
    },
    timeline: () => ({}),
  }) as unknown as ObjectType, // the engine reads fields by name only
})
