import { type Route, routes } from '#platform/http/route'
import { ticketConversationsContract } from '../contract/conversations.ts'
import { slaReportContract } from '../contract/report.ts'
import { slaPoliciesContract, ticketSettingsContract } from '../contract/settings.ts'
import { ticketClocksContract, ticketTurnsContract } from '../contract/tickets.ts'
import { describeCourse, listClocks } from '../domain/clocks.ts'
import { conversationsOf, linkConversation, ticketsOf, unlinkConversation } from '../domain/conversations/links.ts'
import { openTicket } from '../domain/conversations/open-ticket.ts'
import { changePolicy, createPolicy, listPolicies, orderPolicies, removePolicy } from '../domain/save-policies.ts'
import { saveSettings } from '../domain/save-settings.ts'
import { ticketSettings } from '../domain/settings.ts'
import { slaReport } from '../domain/sla-report.ts'
import { noteTurn } from '../domain/take-turn.ts'

export const ticketVerbs: Route[] = [
  ...routes(ticketClocksContract, {
    list: (ctx, { tickets }) => listClocks(ctx, tickets),
    get: (ctx, { id }) => describeCourse(ctx, id),
  }),
  ...routes(ticketTurnsContract, { create: noteTurn }),
  ...routes(ticketConversationsContract, {
    open: openTicket,
    ofConversation: ticketsOf,
    ofTicket: conversationsOf,
    link: linkConversation,
    unlink: unlinkConversation,
  }),
  ...routes(ticketSettingsContract, { get: ticketSettings, set: saveSettings }),
  ...routes(slaReportContract, { get: slaReport }),
  ...routes(slaPoliciesContract, {
    list: listPolicies,
    create: createPolicy,
    change: changePolicy,
    remove: (ctx, { id }) => removePolicy(ctx, id),
    order: (ctx, { ids }) => orderPolicies(ctx, ids),
  }),
]
