import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { appRoute } from '../root-route.tsx'
import { type RowView, rowViews, type Step, steps } from './import-model.ts'

interface ImportSearch {
  step?: Step
  view?: RowView
  /** Which reason of the review is open, as `code` or `code.column`. */
  reason?: string
}

const place = { getParentRoute: () => appRoute, staticData: { title: 'imports:title' } }

const listRoute = createRoute({
  ...place,
  path: '/imports',
  component: lazyRouteComponent(() => import('./ImportsScreen.tsx'), 'ImportsScreen'),
})

const newRoute = createRoute({
  ...place,
  path: '/imports/new',
  validateSearch: ({ object }: Record<string, unknown>): { object?: string } =>
    typeof object === 'string' ? { object } : {},
  component: lazyRouteComponent(() => import('./NewImport.tsx'), 'NewImport'),
})

const rememberedRoute = createRoute({
  ...place,
  path: '/imports/remembered',
  component: lazyRouteComponent(() => import('./RememberedScreen.tsx'), 'RememberedScreen'),
})

const importRoute = createRoute({
  ...place,
  path: '/imports/$id',
  validateSearch: ({ step, view, reason }: Record<string, unknown>): ImportSearch => ({
    ...pick(
      'step',
      steps.find((known) => known === step),
    ),
    ...pick(
      'view',
      rowViews.find((known) => known === view),
    ),
    ...pick('reason', typeof reason === 'string' ? reason : undefined),
  }),
  component: lazyRouteComponent(() => import('./ImportScreen.tsx'), 'ImportScreen'),
})

const pick = <Key extends string, Value>(key: Key, value: Value | undefined) =>
  (value === undefined ? {} : { [key]: value }) as { [K in Key]?: Value } // a computed key widens to string

/** The imports, and the way of a file into the workspace. */
export const importScreens = [listRoute, newRoute, rememberedRoute, importRoute] as const
