import { type AnyRoute, createRoute, lazyRouteComponent } from '@tanstack/react-router'

/** Mail templates. */
export const sequencesRoutes = (parent: AnyRoute) => [
  createRoute({
    getParentRoute: () => parent,
    staticData: { title: 'sequences:templates.title' },
    path: '/mail-templates',
    validateSearch: ({ open }: Record<string, unknown>): { open?: string } =>
      typeof open === 'string' ? { open } : {},
    component: lazyRouteComponent(() => import('./TemplatesScreen.tsx'), 'TemplatesScreen'),
  }),
]
