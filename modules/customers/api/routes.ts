import { type Route, routes } from '#platform/http/route'
import { customerChangesContract, tagsContract } from '../contract/changes.ts'
import { listCustomerChanges } from '../domain/list-customer-changes.ts'
import { listTags } from '../domain/list-tags.ts'

export const customersOwnRoutes: Route[] = [
  ...routes(customerChangesContract, {
    list: async (ctx, { limit }) => ({ items: await listCustomerChanges(ctx, limit) }),
  }),
  ...routes(tagsContract, { list: async (ctx) => ({ items: await listTags(ctx) }) }),
]
