import { type AnyRoute, createRoute, lazyRouteComponent } from '@tanstack/react-router'

const text = (value: unknown) => (typeof value === 'string' && value ? value : undefined)

/** Forms: their list, making one, its builder, and what was sent. */
export const formsRoutes = (parent: AnyRoute) => {
  const place = { getParentRoute: () => parent, staticData: { title: 'forms:title' } }
  return [
    createRoute({
      ...place,
      path: '/forms',
      validateSearch: ({ archived }: Record<string, unknown>) => (archived ? { archived: true } : {}),
      component: lazyRouteComponent(() => import('./FormsScreen.tsx'), 'FormsScreen'),
    }),
    createRoute({
      ...place,
      path: '/forms/new',
      component: lazyRouteComponent(() => import('./NewForm.tsx'), 'NewForm'),
    }),
    createRoute({
      ...place,
      path: '/forms/$id',
      component: lazyRouteComponent(() => import('./FormScreen.tsx'), 'FormScreen'),
    }),
    createRoute({
      ...place,
      path: '/forms/$id/submissions',
      validateSearch: ({ open, status }: Record<string, unknown>): { open?: string; status?: string } => ({
        ...(text(open) ? { open: text(open) ?? '' } : {}),
        ...(text(status) ? { status: text(status) ?? '' } : {}),
      }),
      component: lazyRouteComponent(() => import('./SubmissionsScreen.tsx'), 'SubmissionsScreen'),
    }),
  ]
}
