import { lazy } from 'react'
import type { RecordPanel } from '#app/web/objects/object-view.ts'
import { ticketView } from './ticket-view.tsx'

type Name = keyof typeof import('./panels.tsx')

// They come with the first record page.
const panel = (name: Name) => lazy(async () => ({ default: (await import('./panels.tsx'))[name] }))

const TicketsOf = panel('TicketsOf')
const TicketsBeside = lazy(async () => ({ default: (await import('./inbox/TicketsBeside.tsx')).TicketsBeside }))

/** How tickets are shown. */
export const ticketsViews = [ticketView]

/** What of them stands on the pages of customers, of what they bought, and of other tickets. */
export const ticketsPanels: RecordPanel[] = [
  ...['contact', 'company', 'order', 'product'].map(
    (object): RecordPanel => ({ object, place: 'related', module: 'tickets', Panel: TicketsOf }),
  ),
  { object: 'conversation', place: 'beside', module: 'tickets', Panel: TicketsBeside },
  { object: 'ticket', place: 'related', module: 'tickets', Panel: panel('PartsOf') },
]
