import { type AnyRoute, createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { objectRoutes } from '#app/web/objects/object-routes.tsx'
import { boxes, type InboxSearch, states } from './inbox-search.ts'

/** The inbox, and conversations as a table. */
export const conversationsRoutes = (parent: AnyRoute) => {
  const place = {
    getParentRoute: () => parent,
    staticData: { title: 'conversations:inbox.title' },
    validateSearch: readSearch,
    component: lazyRouteComponent(() => import('./InboxScreen.tsx'), 'InboxScreen'),
  }
  return [
    createRoute({ ...place, path: '/inbox' }),
    createRoute({ ...place, path: '/inbox/$id' }),
    ...objectRoutes(parent, 'conversation', 'conversations'),
  ]
}

function readSearch({ box, state, sort, q, folder }: Record<string, unknown>): InboxSearch {
  const knownBox = boxes.find((one) => one === box)
  const knownState = states.find((one) => one === state)
  return {
    ...(knownBox ? { box: knownBox } : {}),
    ...(knownState ? { state: knownState } : {}),
    ...(sort === 'waiting' ? { sort } : {}),
    // A number that was typed comes as one.
    ...(q === undefined ? {} : { q: String(q) }),
    ...(typeof folder === 'string' ? { folder } : {}),
  }
}
