import type { Ctx } from '#platform/ctx/ctx'
import { type Route, routes } from '#platform/http/route'
import { exports, workspaceImports } from './contract.ts'
import { startExport, startWholeExport } from './start-export.ts'
import { describeExport, findExport, listExports, removeExport } from './stored-export.ts'
import { findWorkspaceImport, startWorkspaceImport } from './whole/workspace-imports.ts'

export const exportRoutes: Route[] = [
  ...routes(workspaceImports, { create: startWorkspaceImport, get: findWorkspaceImport }),
  ...routes(exports, {
    create: startExport,
    createWhole: (ctx: Ctx) => startWholeExport(ctx),
    list: listExports,
    get: async (ctx: Ctx, { id }: { id: string }) => describeExport(ctx, await findExport(ctx, id)),
    remove: removeExport,
  }),
]
