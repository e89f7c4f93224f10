import { demoContract } from '#app/demo/contract.ts'
import { assignmentContract } from '#modules/assignment'
import { automationContract } from '#modules/automation'
import { chatContracts } from '#modules/chat'
import { commerceContract } from '#modules/commerce'
import { conversationsContracts } from '#modules/conversations'
import { customersContract } from '#modules/customers'
import { feedbackContracts } from '#modules/feedback'
import { forecastContracts } from '#modules/forecast'
import { formsContract } from '#modules/forms'
import { invoicesContracts } from '#modules/invoices'
import { knowledgeContracts } from '#modules/knowledge'
import { mailboxesContract } from '#modules/mailboxes'
import { quotesContracts } from '#modules/quotes'
import { salesContract } from '#modules/sales'
import { salesReportsContract } from '#modules/sales-reports'
import { scoringContracts } from '#modules/scoring'
import { sequencesContract } from '#modules/sequences'
import { teamContract } from '#modules/team'
import { ticketsContracts } from '#modules/tickets'
import { adoption, dismissals, feedbackContract, home, moduleRollouts } from '#platform/adoption/contract'
import { memberRights, memberRoles, roles, shares, teamParents } from '#platform/auth/rights/contract'
import { signInWays, singleSignOn, singleSignOnChange } from '#platform/auth/single-sign-on/contract'
import { bulkJobs } from '#platform/bulk/contract'
import { businessCalendars } from '#platform/calendar/business/contract'
import { calendar, calendarFeed, calendarInvitees } from '#platform/calendar/contract'
import { announcements } from '#platform/collaboration/announcements/contract'
import { comments, reactions } from '#platform/collaboration/comments/contract'
import { followers } from '#platform/collaboration/following/contract'
import { handOvers, handOverTemplates } from '#platform/collaboration/hand-overs/contract'
import { presences } from '#platform/collaboration/presence/contract'
import { duplicates, merges } from '#platform/duplicates/contract'
import { exports, workspaceImports } from '#platform/exports/contract'
import { files } from '#platform/files/contract'
import { acts, auditEvents, histories } from '#platform/history/contract'
import { importMappings, imports } from '#platform/imports/contract'
import { jobs } from '#platform/jobs/contract'
import { layouts, objectNames, recordLayouts } from '#platform/layouts/contract'
import { outbox } from '#platform/mail/contract'
import { notificationPreferences, notifications } from '#platform/notifications/contract'
import { customFields, customObjects } from '#platform/objects/data-model/contract'
import { objectsContract } from '#platform/objects/describe'
import { recordsContract } from '#platform/objects/object-contract'
import { quality } from '#platform/quality/contract'
import { relations, relationTypes } from '#platform/relations/contract'
import { reportsContract } from '#platform/reports/contract'
import { searchContract } from '#platform/search/contract'
import { segmentComparisons, segmentMemberships, segments } from '#platform/segments/contract'
import { undos } from '#platform/undo/contract'
import { groupsContract, viewsContract } from '#platform/views/contract'

/** The whole public API as one value: routes, OpenAPI, the web's typed client and the laws come from it. */
export const contract = {
  ...customersContract,
  ...commerceContract,
  ...scoringContracts,
  ...formsContract,
  ...assignmentContract,
  ...automationContract,
  ...mailboxesContract,
  ...knowledgeContracts,
  ...conversationsContracts,
  ...quotesContracts,
  ...invoicesContracts,
  ...salesContract,
  salesReports: salesReportsContract,
  ...sequencesContract,
  ...forecastContracts,
  ...ticketsContracts,
  ...chatContracts,
  ...feedbackContracts,
  ...teamContract,
  roles,
  memberRoles,
  memberRights,
  teamParents,
  shares,
  singleSignOn,
  singleSignOnChange,
  signInWays,
  objects: objectsContract,
  customFields,
  customObjects,
  records: recordsContract,
  search: searchContract,
  jobs,
  outbox,
  notifications,
  notificationPreferences,
  files,
  imports,
  importMappings,
  exports,
  workspaceImports,
  undos,
  duplicates,
  merges,
  quality,
  bulkJobs,
  histories,
  acts,
  auditEvents,
  relations,
  relationTypes,
  layouts,
  recordLayouts,
  objectNames,
  views: viewsContract,
  groups: groupsContract,
  reports: reportsContract,
  calendar,
  calendarFeed,
  calendarInvitees,
  businessCalendars,
  segments,
  segmentMemberships,
  segmentComparisons,
  home,
  dismissals,
  moduleRollouts,
  adoption,
  feedback: feedbackContract,
  comments,
  reactions,
  followers,
  handOvers,
  handOverTemplates,
  announcements,
  presences,
  demo: demoContract,
}
