import { type AnyRoute, createRoute, lazyRouteComponent } from '@tanstack/react-router'

/** Settings → Help centre. @param parent the frame of all settings */
export const helpCentreScreens = (parent: AnyRoute): AnyRoute[] => [
  createRoute({
    getParentRoute: () => parent,
    path: '/help-centre',
    staticData: { title: 'team:helpCentre.title' },
    component: lazyRouteComponent(() => import('./settings/HelpCentreSettings.tsx'), 'HelpCentreSettings'),
  }),
]
