import './events.ts'
import { routes } from '#platform/http/route'
import { calendar, calendarFeed, calendarInvitees } from './contract.ts'
import { createFeed, findFeed, revokeFeed } from './feed/keep-feed.ts'
import { listInvitees } from './invitations/list-invitees.ts'
import { takeReply } from './invitations/take-reply.ts'
import { listCalendar } from './list-calendar.ts'

export const calendarRoutes = [
  ...routes(calendar, { list: listCalendar }),
  ...routes(calendarFeed, { get: findFeed, create: createFeed, revoke: revokeFeed }),
  ...routes(calendarInvitees, { list: listInvitees, reply: takeReply }),
]
