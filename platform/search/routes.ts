import { type Route, routes } from '#platform/http/route'
import { searchContract } from './contract.ts'
import { search } from './search.ts'

export const searchRoutes: Route[] = routes(searchContract, { search: (ctx, query) => search(ctx, query) })
