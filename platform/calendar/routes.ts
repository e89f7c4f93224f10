import './business/events.ts'
import './events.ts'
import { routes } from '#platform/http/route'
import { businessCalendars } from './business/contract.ts'
import { describeCalendars, previewCalendar } from './business/describe-calendars.ts'
import { changeCalendar, createCalendar, removeCalendar } from './business/save-calendars.ts'
import { calendar, calendarFeed, calendarInvitees } from './contract.ts'
import { createFeed, findFeed, revokeFeed } from './feed/keep-feed.ts'
import { holidayCountries } from './holidays.ts'
import { listInvitees } from './invitations/list-invitees.ts'
import { takeReply } from './invitations/take-reply.ts'
import { listCalendar } from './list-calendar.ts'

export const calendarRoutes = [
  ...routes(calendar, { list: listCalendar }),
  ...routes(calendarFeed, { get: findFeed, create: createFeed, revoke: revokeFeed }),
  ...routes(calendarInvitees, { list: listInvitees, reply: takeReply }),
  ...routes(businessCalendars, {
    list: describeCalendars,
    create: createCalendar,
    change: changeCalendar,
    remove: (ctx, { id }) => removeCalendar(ctx, id),
    preview: previewCalendar,
    countries: async (ctx) => ({ items: await holidayCountries(ctx.workspace.locale.slice(0, 2)) }),
  }),
]
