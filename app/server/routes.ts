import { demoRoutes } from '#app/demo/routes.ts'
import { assignmentRoutes } from '#modules/assignment'
import { automationRoutes } from '#modules/automation'
import { chatRoutes } from '#modules/chat'
import { commerceRoutes } from '#modules/commerce'
import { conversationsRoutes } from '#modules/conversations'
import { customersRoutes } from '#modules/customers'
import { feedbackRoutes } from '#modules/feedback'
import { forecastRoutes } from '#modules/forecast'
import { formsRoutes } from '#modules/forms'
import { invoicesRoutes } from '#modules/invoices'
import { knowledgeRoutes } from '#modules/knowledge'
import { mailboxesRoutes } from '#modules/mailboxes'
import { quotesRoutes } from '#modules/quotes'
import { salesRoutes } from '#modules/sales'
import { salesReportsRoutes } from '#modules/sales-reports'
import { scoringRoutes } from '#modules/scoring'
import { sequencesRoutes } from '#modules/sequences'
// Has metrics, which the figures' own endpoint answers.
import '#modules/support-reports'
import { teamRoutes } from '#modules/team'
import { ticketsRoutes } from '#modules/tickets'
import { adoptionRoutes } from '#platform/adoption/routes'
import { rightsRoutes } from '#platform/auth/rights/routes'
import { singleSignOnRoutes } from '#platform/auth/single-sign-on/routes'
import { bulkRoutes } from '#platform/bulk/routes'
import { calendarRoutes } from '#platform/calendar/routes'
import { collaborationRoutes } from '#platform/collaboration/routes'
import { duplicateRoutes } from '#platform/duplicates/routes'
import { exportRoutes } from '#platform/exports/routes'
import { fileRoutes } from '#platform/files/routes'
import { historyRoutes } from '#platform/history/routes'
import type { Route } from '#platform/http/route'
import { importRoutes } from '#platform/imports/routes'
import { jobRoutes } from '#platform/jobs/routes'
import { layoutRoutes } from '#platform/layouts/routes'
import { outboxRoutes } from '#platform/mail/routes'
import { notificationRoutes } from '#platform/notifications/routes'
import { dataModelRoutes } from '#platform/objects/data-model/routes'
import { objectsRoutes } from '#platform/objects/describe'
import { recordRoutes } from '#platform/objects/record-routes'
import { qualityRoutes } from '#platform/quality/routes'
import { relationRoutes } from '#platform/relations/routes'
import { reportRoutes } from '#platform/reports/routes'
import { searchRoutes } from '#platform/search/routes'
import { segmentRoutes } from '#platform/segments/routes'
import { undoRoutes } from '#platform/undo/routes'
import { viewRoutes } from '#platform/views/routes'

/** Every endpoint that is served. */
export const allRoutes: Route[] = [
  ...customersRoutes,
  ...commerceRoutes,
  ...scoringRoutes,
  ...formsRoutes,
  ...assignmentRoutes,
  ...automationRoutes,
  ...mailboxesRoutes,
  ...knowledgeRoutes,
  ...conversationsRoutes,
  ...ticketsRoutes,
  ...chatRoutes,
  ...feedbackRoutes,
  ...quotesRoutes,
  ...invoicesRoutes,
  ...salesRoutes,
  ...salesReportsRoutes,
  ...sequencesRoutes,
  ...forecastRoutes,
  ...teamRoutes,
  ...rightsRoutes,
  ...singleSignOnRoutes,
  ...objectsRoutes,
  ...dataModelRoutes,
  ...recordRoutes,
  ...searchRoutes,
  ...jobRoutes,
  ...outboxRoutes,
  ...notificationRoutes,
  ...fileRoutes,
  ...importRoutes,
  ...exportRoutes,
  ...undoRoutes,
  ...duplicateRoutes,
  ...qualityRoutes,
  ...bulkRoutes,
  ...relationRoutes,
  ...historyRoutes,
  ...layoutRoutes,
  ...viewRoutes,
  ...reportRoutes,
  ...calendarRoutes,
  ...segmentRoutes,
  ...adoptionRoutes,
  ...collaborationRoutes,
  ...demoRoutes,
]
