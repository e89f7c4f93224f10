import { type Route, routes } from '#platform/http/route'
import { notificationPreferences, notifications } from './contract.ts'
import { countUnread, listNotifications } from './list-notifications.ts'
import { markNotifications } from './mark-notifications.ts'
import { changePreferences, findPreferences } from './preferences.ts'

export const notificationRoutes: Route[] = [
  ...routes(notifications, { list: listNotifications, unread: countUnread, mark: markNotifications }),
  ...routes(notificationPreferences, { get: findPreferences, change: changePreferences }),
]
