import { type Route, routes } from '#platform/http/route'
import { groupsContract, viewsContract } from './contract.ts'
import { findView, listViews } from './find-view.ts'
import { listGroups } from './list-groups.ts'
import { changeView, createView, deleteView, moveView } from './save-view.ts'

export const viewRoutes: Route[] = [
  ...routes(viewsContract, {
    list: async (ctx, { object }) => ({ items: await listViews(ctx, object), nextCursor: null }),
    get: (ctx, { id }) => findView(ctx, id),
    create: createView,
    change: changeView,
    move: moveView,
    delete: (ctx, { id }) => deleteView(ctx, id),
  }),
  ...routes(groupsContract, {
    list: async (ctx, query) => ({ ...(await listGroups(ctx, query)), nextCursor: null }),
  }),
]
