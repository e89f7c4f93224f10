import { type AnyRoute, createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { readListSearch } from '../objects/list-search.ts'
import { appRoute } from '../root-route.tsx'

const listRoute = createRoute({
  getParentRoute: () => appRoute,
  path: '/exports',
  staticData: { title: 'exports:title' },
  component: lazyRouteComponent(() => import('./ExportsScreen.tsx'), 'ExportsScreen'),
})

/** What somebody took out of Kith. */
export const exportScreens = [listRoute] as const

/** What goes out, and how; the search says which records, as that of their list does. */
export const newExportRoute = (parent: AnyRoute) =>
  createRoute({
    getParentRoute: () => parent,
    path: '/exports/new',
    validateSearch: (search: Record<string, unknown>) => ({
      ...readListSearch(search),
      object: typeof search.object === 'string' ? search.object : '',
    }),
    staticData: { title: 'exports:new.title' },
    component: lazyRouteComponent(() => import('./NewExport.tsx'), 'NewExport'),
  })
