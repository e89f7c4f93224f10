import { type Route, routes } from '#platform/http/route'
import { archiveField, restoreField } from './archive-field.ts'
import { changeField } from './change-field.ts'
import { checkFormula } from './check-formula.ts'
import { customFields, customObjects } from './contract.ts'
import { createField } from './create-field.ts'
import {
  archiveCustomObject,
  changeCustomObject,
  createCustomObject,
  findCustomObject,
  listCustomObjects,
  restoreCustomObject,
} from './custom-objects.ts'
import { findField, listFields } from './stored-field.ts'
import { changeType, previewTypeChange } from './type-change.ts'

export const dataModelRoutes: Route[] = [
  ...routes(customFields, {
    list: async (ctx, query) => ({ items: await listFields(ctx, query) }),
    create: createField,
    get: (ctx, { id }) => findField(ctx, id),
    change: changeField,
    previewTypeChange,
    changeType,
    checkFormula,
    archive: (ctx, { id }) => archiveField(ctx, id),
    restore: (ctx, { id }) => restoreField(ctx, id),
  }),
  ...routes(customObjects, {
    list: async (ctx, query) => ({ items: await listCustomObjects(ctx, query) }),
    create: createCustomObject,
    get: (ctx, { id }) => findCustomObject(ctx, id),
    change: changeCustomObject,
    archive: (ctx, { id }) => archiveCustomObject(ctx, id),
    restore: (ctx, { id }) => restoreCustomObject(ctx, id),
  }),
]
