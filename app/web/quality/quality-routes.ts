import { type AnyRoute, createRoute, lazyRouteComponent } from '@tanstack/react-router'

const text = (value: unknown) => (typeof value === 'string' && value !== '' ? value : undefined)
const kept = <K extends string>(key: K, value: string | undefined) => (value === undefined ? {} : { [key]: value })

/** What of the duplicates is shown: of which object, which of its lists, and which pair of it. */
export interface DuplicatesSearch {
  object?: string
  show?: 'merged' | 'never'
  pair?: string
}

/** Records chosen from a list, to be made one. */
export interface MergeSearch {
  object?: string
  ids?: string
}

export const qualityRoutes = (parent: AnyRoute) => [
  createRoute({
    getParentRoute: () => parent,
    path: '/duplicates',
    validateSearch: ({ object, show, pair }: Record<string, unknown>): DuplicatesSearch => ({
      ...kept('object', text(object)),
      ...kept('show', show === 'merged' || show === 'never' ? show : undefined),
      ...kept('pair', text(pair)),
    }),
    staticData: { title: 'quality:duplicates.title' },
    component: lazyRouteComponent(() => import('./DuplicatesScreen.tsx'), 'DuplicatesScreen'),
  }),
  createRoute({
    getParentRoute: () => parent,
    path: '/quality',
    validateSearch: ({ object }: Record<string, unknown>): { object?: string } => kept('object', text(object)),
    staticData: { title: 'quality:quality.title' },
    component: lazyRouteComponent(() => import('./QualityScreen.tsx'), 'QualityScreen'),
  }),
  createRoute({
    getParentRoute: () => parent,
    path: '/duplicates/merge',
    validateSearch: ({ object, ids }: Record<string, unknown>): MergeSearch => ({
      ...kept('object', text(object)),
      ...kept('ids', text(ids)),
    }),
    staticData: { title: 'quality:merge.title' },
    component: lazyRouteComponent(() => import('./MergeScreen.tsx'), 'MergeScreen'),
  }),
]
