import { publicRoutes, type Route, routes, userRoutes } from '#platform/http/route'
import { signInWays, singleSignOn, singleSignOnChange } from './contract.ts'
import { describeProvider, removeProvider, setProvider } from './provider.ts'
import { listSignInWays } from './sign-in-ways.ts'

export const singleSignOnRoutes: Route[] = [
  ...routes(singleSignOn, {
    get: (ctx, _, { kith }) => describeProvider(ctx, kith),
    remove: (ctx, _, { kith }) => removeProvider(ctx, kith),
  }),
  ...userRoutes(singleSignOnChange, { set: (visitor, wanted, { kith }) => setProvider(kith, visitor, wanted) }),
  ...publicRoutes(signInWays, { list: listSignInWays }),
]
