/** Expected noes about business hours, tickets and what was promised; a part of the closed list in `refusals.ts`. */
export const ticketRefusals = {
  calendar_not_found: { status: 404, title: 'There is no such calendar', mend: 'See GET /api/v1/business-calendars.' },
  calendar_name_taken: { status: 409, title: 'There is a calendar called {name}', mend: 'Choose another name.' },
  sla_policy_not_found: { status: 404, title: 'There is no such policy', mend: 'See GET /api/v1/sla-policies.' },
} as const
