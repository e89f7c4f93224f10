import { type AnyRoute, createRoute } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { ListScreen } from './ListScreen.tsx'
import { readListSearch } from './list-search.ts'
import type { ObjectView } from './object-view.ts'
import { RecordScreen } from './RecordScreen.tsx'

/** The list and the record page of an object type, under its plural. */
export const objectRoutes = (parent: AnyRoute, { object }: ObjectView, plural: string) => [
  listRoute(parent, plural, () => <ListScreen object={object} />),
  recordRoute(parent, object, plural),
]

/** The list of an object type, also one drawn by a screen of its own. */
export const listRoute = (parent: AnyRoute, plural: string, component: () => ReactNode) =>
  createRoute({
    getParentRoute: () => parent,
    path: `/${plural}`,
    validateSearch: readListSearch,
    staticData: { title: `app:nav.${plural}` },
    component,
  })

/** The page of one record. */
export const recordRoute = (parent: AnyRoute, object: string, plural: string) =>
  createRoute({
    getParentRoute: () => parent,
    path: `/${plural}/$id`,
    validateSearch: readListSearch,
    staticData: { title: `app:nav.${plural}` },
    component: () => <RecordScreen object={object} />,
  })
