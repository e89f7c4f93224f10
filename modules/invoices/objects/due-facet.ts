import { declareFacet } from '#platform/objects/facets'
import { boolean, number } from '#platform/objects/field'
import { type ObjectType, objectType } from '#platform/objects/object-type'

/** What `due.…` means in a filter of invoices: whether its day has passed, and how long ago. */
declareFacet({
  object: 'invoice',
  name: 'due',
  type: objectType({
    name: 'due',
    plural: 'invoiceDues',
    module: 'invoices',
    table: 'invoiceDues',
    icon: 'clock',
    title: [],
    defaultSort: '-daysOverdue',
    fields: { overdue: boolean(), daysOverdue: number() },
    timeline: () => ({}),
  }) as unknown as ObjectType, // the engine reads fields by name only
})
