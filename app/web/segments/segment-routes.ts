import { type AnyRoute, createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { readListSearch } from '../objects/list-search.ts'

const text = (value: unknown) => (typeof value === 'string' && value ? value : undefined)

const pick = (search: Record<string, unknown>, ...keys: string[]): Record<string, string> =>
  Object.fromEntries(keys.flatMap((key) => (text(search[key]) ? [[key, text(search[key]) ?? '']] : [])))

/** Segments: their list, making one, one of them, and two beside each other. */
export const segmentScreens = (parent: AnyRoute) => {
  const place = { getParentRoute: () => parent, staticData: { title: 'segments:title' } }
  return [
    createRoute({
      ...place,
      path: '/segments',
      component: lazyRouteComponent(() => import('./SegmentsScreen.tsx'), 'SegmentsScreen'),
    }),
    createRoute({
      ...place,
      path: '/segments/new',
      validateSearch: (search: Record<string, unknown>) => ({
        ...pick(search, 'object'),
        ...readListSearch({ filter: search.filter }),
      }),
      component: lazyRouteComponent(() => import('./SegmentEditor.tsx'), 'NewSegment'),
    }),
    createRoute({
      ...place,
      path: '/segments/comparison',
      validateSearch: (search: Record<string, unknown>) => pick(search, 'a', 'b', 'field'),
      component: lazyRouteComponent(() => import('./CompareScreen.tsx'), 'CompareScreen'),
    }),
    createRoute({
      ...place,
      path: '/segments/$id',
      component: lazyRouteComponent(() => import('./SegmentScreen.tsx'), 'SegmentScreen'),
    }),
    createRoute({
      ...place,
      path: '/segments/$id/edit',
      component: lazyRouteComponent(() => import('./SegmentEditor.tsx'), 'EditSegment'),
    }),
  ]
}
