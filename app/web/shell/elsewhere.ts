import { createRoute } from '@tanstack/react-router'
import { appRoute } from '../root-route.tsx'
import { RouteNotFound } from './RouteNotFound.tsx'

/** Any other address, for who is signed in: the rail stays, so that there is a way on. */
export const elsewhere = createRoute({ getParentRoute: () => appRoute, path: '$', component: RouteNotFound })
