import type { Route } from '#platform/http/route'
import { objectRoutes } from '#platform/objects/object-routes'
import { ticketVerbs } from './api/routes.ts'
import { ticketConversationsContract } from './contract/conversations.ts'
import { slaReportContract } from './contract/report.ts'
import { slaPoliciesContract, ticketSettingsContract } from './contract/settings.ts'
import { ticketClocksContract, ticketsContract, ticketTurnsContract } from './contract/tickets.ts'
import { ticket } from './objects/ticket.ts'
import './events.ts'
import './first-acts.ts'
import './metrics/promises.ts'
import './objects/clock-facet.ts'
import './objects/targets-facet.ts'

export const ticketsContracts = {
  tickets: ticketsContract,
  ticketClocks: ticketClocksContract,
  ticketTurns: ticketTurnsContract,
  ticketConversations: ticketConversationsContract,
  ticketSettings: ticketSettingsContract,
  slaPolicies: slaPoliciesContract,
  slaReport: slaReportContract,
}

export const ticketsObjects = [ticket]

export { followConversations } from './domain/conversations/follow-conversations.ts'
export { openTicket } from './domain/conversations/open-ticket.ts'
export { whereToAnswer } from './domain/conversations/where-to-answer.ts'
export { followAsked } from './domain/follow-asked.ts'
export { forgetUnusedStates } from './domain/forget-unused.ts'
export { followBusinessHours, followRestored } from './domain/retime-all.ts'
export { ticketsTasks } from './jobs/tickets.ts'
export { seedTickets } from './seed.ts'

export const ticketsRoutes: Route[] = [...objectRoutes(ticket, ticketsContract), ...ticketVerbs]
