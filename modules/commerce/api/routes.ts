import { type Route, routes } from '#platform/http/route'
import { purchasesContract } from '../contract/purchases.ts'
import { purchasesOf } from '../domain/purchases.ts'

export const purchasesRoutes: Route[] = routes(purchasesContract, {
  ofContact: (ctx, { id }) => purchasesOf(ctx, 'contact', id),
  ofCompany: (ctx, { id }) => purchasesOf(ctx, 'company', id),
})
