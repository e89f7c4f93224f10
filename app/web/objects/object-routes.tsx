import { type AnyRoute, createRoute, lazyRouteComponent, useParams } from '@tanstack/react-router'
import type { ComponentType } from 'react'
import { readListSearch, readRecordSearch } from './list-search.ts'

/** The list and the record page of an object type, under its plural. */
export const objectRoutes = (parent: AnyRoute, object: string, plural: string) => [
  listRoute(parent, plural, async () => {
    const { ListScreen } = await import('./ListScreen.tsx')
    return () => <ListScreen object={object} />
  }),
  recordRoute(parent, object, plural),
]

/** The list of an object type, also one drawn by a screen of its own. */
export const listRoute = (parent: AnyRoute, plural: string, load: () => Promise<ComponentType>) =>
  createRoute({
    getParentRoute: () => parent,
    path: `/${plural}`,
    validateSearch: readListSearch,
    staticData: { title: `app:nav.${plural}` },
    component: lazy(load),
  })

/** The page of one record. */
export const recordRoute = (parent: AnyRoute, object: string, plural: string) =>
  createRoute({
    getParentRoute: () => parent,
    path: `/${plural}/$id`,
    validateSearch: readRecordSearch,
    staticData: { title: `app:nav.${plural}` },
    component: lazy(async () => {
      const { RecordScreen } = await import('./RecordScreen.tsx')
      return () => <RecordScreen object={object} />
    }),
  })

const lazy = (load: () => Promise<ComponentType>) => lazyRouteComponent(async () => ({ default: await load() }))

/** The lists and pages of the objects that workspaces make. */
export const ownObjectRoutes = (parent: AnyRoute) => [
  createRoute({
    getParentRoute: () => parent,
    path: '/records/$object',
    validateSearch: readListSearch,
    staticData: { title: 'app:nav.own' },
    component: lazy(async () => {
      const { ListScreen } = await import('./ListScreen.tsx')
      return () => <ListScreen object={useObjectOfPath()} />
    }),
  }),
  createRoute({
    getParentRoute: () => parent,
    path: '/records/$object/$id',
    validateSearch: readRecordSearch,
    staticData: { title: 'app:nav.own' },
    component: lazy(async () => {
      const { RecordScreen } = await import('./RecordScreen.tsx')
      return () => <RecordScreen object={useObjectOfPath()} />
    }),
  }),
]

const useObjectOfPath = () => useParams({ strict: false }).object ?? ''
