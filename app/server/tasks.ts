import { assignmentTasks, followFreed, followUnowned } from '#modules/assignment'
import { automationTasks, followRules } from '#modules/automation'
import { chatTasks } from '#modules/chat'
import { commerceTasks } from '#modules/commerce'
import { conversationsTasks, followEmails } from '#modules/conversations'
import { customersTasks } from '#modules/customers'
import { feedbackTasks, followResolved } from '#modules/feedback'
import { forecastTasks } from '#modules/forecast'
import { formsTasks } from '#modules/forms'
import { invoicesTasks } from '#modules/invoices'
import { knowledgeTasks } from '#modules/knowledge'
import { mailboxDoor, mailboxesTasks } from '#modules/mailboxes'
import { quotesTasks } from '#modules/quotes'
import { followScores, scoringTasks } from '#modules/scoring'
import { followAnswers, followSequences, sequencesTasks } from '#modules/sequences'
import { followWaits } from '#modules/support-reports'
import { followAsked, followBusinessHours, followConversations, followRestored, ticketsTasks } from '#modules/tickets'
import { followFirstActs } from '#platform/adoption/follow-first-acts'
import { authTasks } from '#platform/auth/forget-expired'
import { peopleTasks } from '#platform/auth/people/tasks'
import { bulkTasks } from '#platform/bulk/tasks'
import { followMeetings } from '#platform/calendar/invitations/follow-meetings'
import { calendarTasks } from '#platform/calendar/invitations/tell-attendees'
import { followDuplicates } from '#platform/duplicates/subscriber'
import { duplicateTasks } from '#platform/duplicates/tasks'
import { eventTasks } from '#platform/events/ensure-partitions'
import type { Subscriber } from '#platform/events/subscriber'
import { exportTasks } from '#platform/exports/tasks'
import { fileTasks } from '#platform/files/sweep'
import { raiseAlerts } from '#platform/history/alerts/raise-alerts'
import { importTasks } from '#platform/imports/tasks'
import type { TaskList } from '#platform/jobs/task'
import type { Schedule } from '#platform/jobs/worker'
import { mailTasks } from '#platform/mail/send-queued-mail'
import { followRecords } from '#platform/notifications/record-changes'
import { notificationTasks } from '#platform/notifications/tasks'
import { customFieldTasks } from '#platform/objects/data-model/work'
import { answerTasks } from '#platform/objects/forget-answers'
import { qualityTasks } from '#platform/quality/tasks'
import { searchTasks } from '#platform/search/learn-words'
import { followSegments } from '#platform/segments/follow-events'
import { segmentTasks } from '#platform/segments/tasks'
import { undoTasks } from '#platform/undo/tasks'
import { objects } from './objects.ts'

/** Every job of the program, by name. */
export const tasks: TaskList = {
  ...authTasks,
  ...peopleTasks,
  ...eventTasks,
  ...answerTasks,
  ...searchTasks,
  ...customFieldTasks,
  ...mailTasks(mailboxDoor),
  ...notificationTasks,
  ...fileTasks,
  ...importTasks,
  ...exportTasks,
  ...undoTasks,
  ...duplicateTasks,
  ...qualityTasks,
  ...segmentTasks,
  ...customersTasks,
  ...commerceTasks,
  ...scoringTasks,
  ...formsTasks,
  ...assignmentTasks,
  ...mailboxesTasks,
  ...knowledgeTasks,
  ...conversationsTasks,
  ...ticketsTasks,
  ...chatTasks,
  ...automationTasks,
  ...quotesTasks,
  ...invoicesTasks,
  ...forecastTasks,
  ...feedbackTasks,
  ...sequencesTasks,
  ...bulkTasks,
  ...calendarTasks,
}

/** What the clock starts, in UTC. */
export const schedules: readonly Schedule[] = [
  { task: 'auth.forgetExpired', cron: '37 2 * * *' },
  { task: 'events.partitions', cron: '7 1 * * *' },
  { task: 'search.learn', cron: '* * * * *' },
  { task: 'answers.forget', cron: '27 * * * *' },
  { task: 'notifications.mail', cron: '* * * * *' },
  { task: 'notifications.forget', cron: '22 3 * * *' },
  { task: 'mail.forget', cron: '17 3 * * *' },
  { task: 'exports.expire', cron: '52 * * * *' },
  { task: 'files.sweep', cron: '47 3 * * *' },
  { task: 'commerce.rfmOfAll', cron: '2 2 * * *' },
  { task: 'scoring.passOfAll', cron: '42 1 * * *' },
  { task: 'quotes.expire', cron: '4 * * * *' },
  { task: 'invoices.overdue', cron: '6 * * * *' },
  { task: 'forecast.nights', cron: '1 * * * *' },
  { task: 'segments.hourly', cron: '12 * * * *' },
  { task: 'segments.nightly', cron: '32 2 * * *' },
  { task: 'tasks.remind', cron: '* * * * *' },
  { task: 'mailboxes.minute', cron: '* * * * *' },
  { task: 'assignment.minute', cron: '* * * * *' },
  { task: 'conversations.minute', cron: '* * * * *' },
  { task: 'tickets.minute', cron: '* * * * *' },
  { task: 'sequences.minute', cron: '* * * * *' },
  { task: 'automation.minute', cron: '* * * * *' },
  { task: 'automation.forget', cron: '44 3 * * *' },
  { task: 'bulk.forget', cron: '57 3 * * *' },
  { task: 'knowledge.remind', cron: '9 * * * *' },
  { task: 'knowledge.forget', cron: '37 3 * * *' },
  { task: 'forms.forget', cron: '42 3 * * *' },
  { task: 'chat.forget', cron: '43 3 * * *' },
]

/** Who reads the stream of events. */
export const subscribers: readonly Subscriber[] = [
  followMeetings(objects),
  followDuplicates,
  followScores,
  followSegments,
  followFirstActs(),
  raiseAlerts,
  followRecords,
  followUnowned,
  followFreed,
  followSequences,
  followEmails,
  followAnswers,
  followAsked,
  followBusinessHours,
  followConversations,
  followRestored,
  followResolved,
  followWaits,
  followRules,
]
