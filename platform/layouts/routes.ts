import { type Route, routes } from '#platform/http/route'
import { layouts, objectNames, recordLayouts } from './contract.ts'
import { draftLayout } from './draft-layout.ts'
import { findLayout, listLayouts } from './find-layout.ts'
import { listObjectNames, renameObjects } from './object-names.ts'
import { recordLayout } from './record-layout.ts'
import { changeLayout, createLayout, removeLayout } from './save-layout.ts'

export const layoutRoutes: Route[] = [
  ...routes(layouts, {
    list: async (ctx, query) => ({ items: await listLayouts(ctx, query) }),
    get: findLayout,
    create: createLayout,
    change: changeLayout,
    remove: removeLayout,
  }),
  ...routes(recordLayouts, { get: recordLayout, draft: draftLayout }),
  ...routes(objectNames, {
    list: async (ctx) => ({ items: await listObjectNames(ctx) }),
    replace: async (ctx, { items }) => ({ items: await renameObjects(ctx, items) }),
  }),
]
