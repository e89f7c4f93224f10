import { type Route, routes } from '#platform/http/route'
import { contactProposalsContract } from '../contract/card.ts'
import { customerChangesContract, tagsContract } from '../contract/changes.ts'
import { taskClaimsContract } from '../contract/customers.ts'
import { quietCustomersContract } from '../contract/quiet.ts'
import { claimTask } from '../domain/claim-task.ts'
import { listCustomerChanges } from '../domain/list-customer-changes.ts'
import { listQuietCustomers } from '../domain/list-quiet-customers.ts'
import { listTags } from '../domain/list-tags.ts'
import { readCard } from '../domain/read-card.ts'

export const customersOwnRoutes: Route[] = [
  ...routes(customerChangesContract, {
    list: async (ctx, query) => ({ items: await listCustomerChanges(ctx, query) }),
  }),
  ...routes(taskClaimsContract, { create: claimTask as never }), // a task has its contract’s shape, as with objectRoutes
  ...routes(contactProposalsContract, {
    create: async ({ workspace }, { text }) => readCard(text, workspace.defaultCountry),
  }),
  ...routes(quietCustomersContract, { list: listQuietCustomers }),
  ...routes(tagsContract, { list: async (ctx) => ({ items: await listTags(ctx) }) }),
]
