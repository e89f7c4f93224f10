import { type Route, routes } from '#platform/http/route'
import { archiveField, restoreField } from './archive-field.ts'
import { changeField } from './change-field.ts'
import { customFields } from './contract.ts'
import { createField } from './create-field.ts'
import { findField, listFields } from './stored-field.ts'

export const dataModelRoutes: Route[] = [
  ...routes(customFields, {
    list: async (ctx, query) => ({ items: await listFields(ctx, query) }),
    create: createField,
    get: (ctx, { id }) => findField(ctx, id),
    change: changeField,
    archive: (ctx, { id }) => archiveField(ctx, id),
    restore: (ctx, { id }) => restoreField(ctx, id),
  }),
]
