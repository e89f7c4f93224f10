import { type AnyRoute, createRoute, lazyRouteComponent } from '@tanstack/react-router'

/** Sequences, their builder, and mail templates. */
export const sequencesRoutes = (parent: AnyRoute) => {
  const place = { getParentRoute: () => parent, staticData: { title: 'sequences:title' } }
  return [
    createRoute({
      ...place,
      path: '/sequences',
      component: lazyRouteComponent(() => import('./SequencesScreen.tsx'), 'SequencesScreen'),
    }),
    createRoute({
      ...place,
      path: '/sequences/new',
      component: lazyRouteComponent(() => import('./NewSequence.tsx'), 'NewSequence'),
    }),
    createRoute({
      ...place,
      path: '/sequences/$id',
      component: lazyRouteComponent(() => import('./SequenceScreen.tsx'), 'SequenceScreen'),
    }),
    createRoute({
      getParentRoute: () => parent,
      staticData: { title: 'sequences:templates.title' },
      path: '/mail-templates',
      validateSearch: ({ open }: Record<string, unknown>): { open?: string } =>
        typeof open === 'string' ? { open } : {},
      component: lazyRouteComponent(() => import('./TemplatesScreen.tsx'), 'TemplatesScreen'),
    }),
  ]
}
