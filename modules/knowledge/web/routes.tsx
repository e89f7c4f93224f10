import { type AnyRoute, createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { objectRoutes } from '#app/web/objects/object-routes.tsx'

const word = (value: unknown) => (typeof value === 'string' && value ? value : undefined)

/** Articles: their list and pages, writing one, what is missing, and taking them in from files. */
export const knowledgeScreens = (parent: AnyRoute) => [
  ...objectRoutes(parent, 'article', 'articles'),
  createRoute({
    getParentRoute: () => parent,
    path: '/articles/$id/write',
    staticData: { title: 'knowledge:write.title' },
    validateSearch: ({ language }: Record<string, unknown>) => (word(language) ? { language: word(language) } : {}),
    component: lazyRouteComponent(() => import('./WriteScreen.tsx'), 'WriteScreen'),
  }),
  createRoute({
    getParentRoute: () => parent,
    path: '/article-gaps',
    staticData: { title: 'knowledge:gaps.title' },
    component: lazyRouteComponent(() => import('./GapsScreen.tsx'), 'GapsScreen'),
  }),
  createRoute({
    getParentRoute: () => parent,
    path: '/article-import',
    staticData: { title: 'knowledge:import.title' },
    component: lazyRouteComponent(() => import('./ImportScreen.tsx'), 'ImportScreen'),
  }),
]
