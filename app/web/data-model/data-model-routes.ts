import { type AnyRoute, createRoute, defaultStringifySearch, lazyRouteComponent } from '@tanstack/react-router'
import { settingsRoute } from '#modules/team/web/routes.tsx'
import { loadObjects, membersQuery } from '../objects/objects-queries.ts'

/** Around the screens of the data model: knows the object types, as the lists do. */
const dataModelRoute = createRoute({
  getParentRoute: () => settingsRoute,
  id: 'data-model',
  staticData: { title: 'team:dataModel.title' },
  loader: ({ context }) =>
    Promise.all([loadObjects(context.queryClient, 'data-model'), context.queryClient.ensureQueryData(membersQuery)]),
  component: lazyRouteComponent(() => import('./DataModelLayout.tsx'), 'DataModelLayout'),
})

/** What is open beside the list of objects or of fields. */
export interface OpenForm {
  /** The form of a new one. */
  new?: true
  /** That of this one, by its id. */
  edit?: string
}

const openForm = ({ new: isNew, edit }: Record<string, unknown>): OpenForm => ({
  ...(isNew === true ? { new: true as const } : {}),
  ...(typeof edit === 'string' ? { edit } : {}),
})

const under = { getParentRoute: () => dataModelRoute }

/** Settings → Data model: the objects, and of each its fields, its page layout, its names. */
export const dataModelScreens: AnyRoute[] = [
  dataModelRoute.addChildren([
    createRoute({
      ...under,
      path: '/data-model',
      validateSearch: openForm,
      component: lazyRouteComponent(() => import('./ObjectsScreen.tsx'), 'ObjectsScreen'),
    }),
    createRoute({
      ...under,
      path: '/data-model/$object',
      validateSearch: openForm,
      component: lazyRouteComponent(() => import('./FieldsScreen.tsx'), 'FieldsScreen'),
    }),
    createRoute({
      ...under,
      path: '/data-model/$object/layout',
      validateSearch: ({ team }: Record<string, unknown>): { team?: string } =>
        typeof team === 'string' ? { team } : {},
      component: lazyRouteComponent(() => import('./layout/LayoutScreen.tsx'), 'LayoutScreen'),
    }),
    createRoute({
      ...under,
      path: '/data-model/$object/names',
      component: lazyRouteComponent(() => import('./NamesScreen.tsx'), 'NamesScreen'),
    }),
  ]),
]

/** The address of an object's part of the data model, with what is open beside it. */
export const dataModelHref = (object?: string, part?: 'layout' | 'names', search: OpenForm & { team?: string } = {}) =>
  `/settings/data-model${object ? `/${object}` : ''}${part ? `/${part}` : ''}${defaultStringifySearch(search)}`
