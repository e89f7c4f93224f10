import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { settingsRoute } from '#modules/team/web/routes.tsx'
import { loadObjects, membersQuery } from '../objects/objects-queries.ts'
import type { AuditSearch } from './history-client.ts'

/** Around the settings that speak of records: knows the object types, as the lists do. */
const recordsRoute = createRoute({
  getParentRoute: () => settingsRoute,
  id: 'of-records',
  loader: ({ context }) =>
    Promise.all([
      loadObjects(context.queryClient, 'history', 'relations', 'rights'),
      context.queryClient.ensureQueryData(membersQuery),
    ]),
  component: lazyRouteComponent(() => import('../ObjectsLayout.tsx'), 'ObjectsLayout'),
})

const known = ['by', 'object', 'kind', 'q', 'address', 'verb', 'from', 'to', 'recordId'] as const

const under = { getParentRoute: () => recordsRoute }

/** Settings → My last actions, Relations, Hand-overs, Pipelines, Quotes, Audit. */
export const historyScreens = [
  recordsRoute.addChildren([
    createRoute({
      ...under,
      path: '/last-actions',
      staticData: { title: 'team:acts.title' },
      component: lazyRouteComponent(() => import('./ActsScreen.tsx'), 'ActsScreen'),
    }),
    createRoute({
      ...under,
      path: '/relations',
      staticData: { title: 'team:relations.title' },
      component: lazyRouteComponent(() => import('../relations/TypesScreen.tsx'), 'TypesScreen'),
    }),
    createRoute({
      ...under,
      path: '/hand-overs',
      staticData: { title: 'team:handOvers.title' },
      component: lazyRouteComponent(() => import('../collaboration/TemplatesScreen.tsx'), 'TemplatesScreen'),
    }),
    createRoute({
      ...under,
      path: '/pipelines',
      staticData: { title: 'team:pipelines.title' },
      component: lazyRouteComponent(
        () => import('#modules/sales/web/settings/PipelinesSettings.tsx'),
        'PipelinesSettings',
      ),
    }),
    createRoute({
      ...under,
      path: '/business-hours',
      staticData: { title: 'team:businessHours.title' },
      component: lazyRouteComponent(() => import('../business-hours/BusinessHours.tsx'), 'BusinessHours'),
    }),
    createRoute({
      ...under,
      path: '/quotes',
      staticData: { title: 'team:quotes.title' },
      component: lazyRouteComponent(() => import('#modules/quotes/web/settings/QuoteSettings.tsx'), 'QuoteSettings'),
    }),
    createRoute({
      ...under,
      path: '/invoices',
      staticData: { title: 'team:invoices.title' },
      component: lazyRouteComponent(
        () => import('#modules/invoices/web/settings/InvoiceSettings.tsx'),
        'InvoiceSettings',
      ),
    }),
    createRoute({
      ...under,
      path: '/exchange-rates',
      staticData: { title: 'team:rates.title' },
      component: lazyRouteComponent(() => import('../rates/RatesSettings.tsx'), 'RatesSettings'),
    }),
    createRoute({
      ...under,
      path: '/audit',
      staticData: { title: 'team:audit.title' },
      validateSearch: (search: Record<string, unknown>): AuditSearch =>
        Object.fromEntries(known.flatMap((name) => (typeof search[name] === 'string' ? [[name, search[name]]] : []))),
      component: lazyRouteComponent(() => import('./AuditScreen.tsx'), 'AuditScreen'),
    }),
  ]),
]
