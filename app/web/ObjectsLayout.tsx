import { Outlet } from '@tanstack/react-router'
import { assignmentPanels } from '#modules/assignment/web/record-panels.ts'
import { chatPanels } from '#modules/chat/web/record-panels.ts'
import { commercePanels, commerceViews } from '#modules/commerce/web/views.ts'
import { conversationsPanels, conversationsViews } from '#modules/conversations/web/views.ts'
import { NextStep } from '#modules/customers/web/NextStep.tsx'
import { aboutOwnRecords, customersPanels, customersViews } from '#modules/customers/web/views.ts'
import { invoicesPanels, invoicesViews } from '#modules/invoices/web/views.ts'
import { knowledgeDraftPanels, knowledgePanels, knowledgeViews } from '#modules/knowledge/web/views.ts'
import { mailboxesPanels } from '#modules/mailboxes/web/record-panels.ts'
import { quotesPanels, quotesViews } from '#modules/quotes/web/views.ts'
import { salesPanels, salesViews } from '#modules/sales/web/views.ts'
import { scoringPanels } from '#modules/scoring/web/record-panels.ts'
import { sequencesListActs } from '#modules/sequences/web/list-acts.ts'
import { sequencesPanels } from '#modules/sequences/web/record-panels.ts'
import { ticketsPanels, ticketsViews } from '#modules/tickets/web/views.ts'
import { ObjectsProvider } from './objects/ObjectsProvider.tsx'

const views = [
  ...customersViews,
  ...commerceViews,
  ...salesViews,
  ...quotesViews,
  ...invoicesViews,
  ...knowledgeViews,
  ...conversationsViews,
  ...ticketsViews,
]
const panels = [
  ...customersPanels,
  ...scoringPanels,
  ...commercePanels,
  ...salesPanels,
  ...conversationsPanels,
  ...mailboxesPanels,
  ...quotesPanels,
  ...invoicesPanels,
  ...ticketsPanels,
  ...knowledgePanels,
  ...chatPanels,
  ...assignmentPanels,
  ...sequencesPanels,
]

/** Around the screens of all object types: how each module's are shown. */
export function ObjectsLayout() {
  return (
    <ObjectsProvider
      views={views}
      own={aboutOwnRecords}
      panels={panels}
      draftPanels={knowledgeDraftPanels}
      listActs={sequencesListActs}
    >
      <Outlet />
      <NextStep />
    </ObjectsProvider>
  )
}
