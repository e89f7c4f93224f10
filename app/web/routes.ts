import { assignmentScreens } from '#modules/assignment/web/routes.ts'
import { automationScreens } from '#modules/automation/web/routes.ts'
import { chatScreens } from '#modules/chat/web/routes.ts'
import { replySettingsScreens } from '#modules/conversations/web/settings-routes.ts'
import { feedbackScreens } from '#modules/feedback/web/routes.tsx'
import { helpCentreScreens } from '#modules/knowledge/web/settings-routes.ts'
import { mailboxScreens } from '#modules/mailboxes/web/routes.ts'
import { scoringScreens } from '#modules/scoring/web/routes.ts'
import { entranceScreens, settingsRoute, teamScreens } from '#modules/team/web/routes.tsx'
import { ticketSettingsScreens } from '#modules/tickets/web/settings-routes.ts'
import { adoptionScreens } from './adoption/adoption-routes.ts'
import { announcementScreens } from './collaboration/collaboration-routes.ts'
import { dataModelScreens } from './data-model/data-model-routes.ts'
import { exportScreens } from './exports/export-routes.ts'
import { historyScreens } from './history/history-routes.ts'
import { importScreens } from './imports/import-routes.ts'
import { notificationScreens, notificationSettings } from './notifications/notification-routes.ts'
import { objectScreens } from './objects-route.tsx'
import { rightsScreens } from './rights/rights-routes.ts'
import { elsewhere } from './shell/elsewhere.ts'

/** The sitemap: each module hands in its own routes. Screens of signed-in people; parent is `appRoute`. */
export const routes = [
  objectScreens,
  ...importScreens,
  ...exportScreens,
  ...announcementScreens,
  ...notificationScreens,
  ...teamScreens([
    ...dataModelScreens,
    ...scoringScreens(settingsRoute),
    ...historyScreens,
    ...rightsScreens,
    ...adoptionScreens,
    ...assignmentScreens(settingsRoute),
    ...automationScreens(settingsRoute),
    ...ticketSettingsScreens(settingsRoute),
    ...helpCentreScreens(settingsRoute),
    ...mailboxScreens(settingsRoute),
    ...chatScreens(settingsRoute),
    ...feedbackScreens(settingsRoute),
    ...replySettingsScreens(settingsRoute),
    ...notificationSettings,
  ]),
  elsewhere,
] as const

/** Screens open to strangers; parent is `rootRoute`. */
export const strangerRoutes = [...entranceScreens] as const
